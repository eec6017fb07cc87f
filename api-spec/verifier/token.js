// Time-stamps of RFC 3161: a CMS signature (RFC 5652) of an authority over a digest and a time.
import { Der, TAG } from "./der.js";
import { Certificate } from "./certificate.js";
import { digestBy, hex, same } from "./bytes.js";
import { belowAnchors, isSignedBy, objection } from "./path.js";

const CMS = {
  signedData: "1.2.840.113549.1.7.2", stampInfo: "1.2.840.113549.1.9.16.1.4", contentType: "1.2.840.113549.1.9.3",
  digest: "1.2.840.113549.1.9.4", signerV1: "1.2.840.113549.1.9.16.2.12", signerV2: "1.2.840.113549.1.9.16.2.47",
};
const HASHES = {
  "2.16.840.1.101.3.4.2.1": "SHA-256", "2.16.840.1.101.3.4.2.2": "SHA-384", "2.16.840.1.101.3.4.2.3": "SHA-512",
};
export const IMPRINTS = {
  ...HASHES, "2.16.840.1.101.3.4.2.8": "SHA3-256", "2.16.840.1.101.3.4.2.9": "SHA3-384",
  "2.16.840.1.101.3.4.2.10": "SHA3-512",
};
const USUAL_ACCURACY_MILLIS = 1000;
const RSA_WITH = {
  "SHA-256": "1.2.840.113549.1.1.11", "SHA-384": "1.2.840.113549.1.1.12", "SHA-512": "1.2.840.113549.1.1.13",
};
const PLAIN_RSA = "1.2.840.113549.1.1.1";

// Why a time-stamp or a record proves nothing.
export class Refused extends Error {
  constructor(fault, about = "") {
    super(fault);
    this.fault = fault;
    this.about = about;
  }
}

// The time and the authority of a token that is good in every way, over this digest (hexadecimal).
export async function stampOver(imprint, hash, der, anchors) {
  try {
    return await checkedStamp(imprint, hash, signedDataOf(der), anchors);
  } catch (problem) {
    throw problem instanceof Refused ? problem : new Refused("time-stamp-broken");
  }
}

// The hash algorithm of the digest that a token is over.
export function imprintHash(der) {
  return stampInfo(signedDataOf(der).content).hash;
}

async function checkedStamp(imprint, hash, { content, certificates, signer }, anchors) {
  const stamp = stampInfo(content);
  fits(stamp.hash === hash && stamp.imprint === imprint);
  const own = certificates.find((each) => same(each.issuer, signer.issuer) && same(each.serial, signer.serial));
  fits(own !== undefined && own.mayStamp && own.isValidAt(Math.floor(stamp.millis / 1000)));
  fits(await signs(signer, content, own));
  const path = upFrom(own, certificates);
  if (await objection(path, anchors, Math.floor(stamp.millis / 1000)) !== null) {
    throw new Refused("time-stamp-untrusted");
  }
  return {
    millis: stamp.millis, accuracy: stamp.accuracy, authority: own.subjectName, until: endOf(path, anchors), chain: path,
  };
}

// When the first of the certificates below the anchors ends.
function endOf(path, anchors) {
  const below = belowAnchors(path, anchors);
  return Math.min(...(below.length === 0 ? path.slice(0, 1) : below).map((each) => each.end * 1000));
}

function fits(condition) {
  if (!condition) {
    throw new Refused("time-stamp-broken");
  }
}

function signedDataOf(der) {
  const [type, wrapped] = Der.read(der).children(TAG.SEQUENCE);
  fits(type.oid() === CMS.signedData);
  const [, , encapsulated, ...rest] = wrapped.children(0xa0)[0].children(TAG.SEQUENCE);
  const [contentType, content] = encapsulated.children(TAG.SEQUENCE);
  fits(contentType.oid() === CMS.stampInfo);
  const signers = rest.at(-1).children(TAG.SET);
  fits(signers.length === 1 && rest[0].tag === 0xa0);
  return {
    content: content.children(0xa0)[0].expect(TAG.OCTET_STRING).content,
    certificates: rest[0].children(0xa0).map((each) => new Certificate(each.encoded)),
    signer: signerOf(signers[0]),
  };
}

function signerOf(info) {
  const [, who, digestAlgorithm, attributes, signatureAlgorithm, signature] = info.children(TAG.SEQUENCE);
  const [issuer, serial] = who.children(TAG.SEQUENCE);
  const signed = Uint8Array.from(attributes.encoded);
  signed[0] = TAG.SET; // RFC 5652, 5.4
  return {
    issuer: issuer.encoded,
    serial: serial.encoded,
    hash: HASHES[digestAlgorithm.children(TAG.SEQUENCE)[0].oid()],
    attributes: new Map(attributes.children(0xa0).map((each) => {
      const [type, values] = each.children(TAG.SEQUENCE);
      return [type.oid(), values.children(TAG.SET)];
    })),
    signed,
    algorithm: signatureAlgorithm.children(TAG.SEQUENCE)[0].oid(),
    signature: signature.expect(TAG.OCTET_STRING).content,
  };
}

function stampInfo(content) {
  const [, , imprint, , generated, accuracy] = Der.read(content).children(TAG.SEQUENCE);
  const [algorithm, digested] = imprint.children(TAG.SEQUENCE);
  return {
    hash: IMPRINTS[algorithm.children(TAG.SEQUENCE)[0].oid()],
    imprint: hex(digested.expect(TAG.OCTET_STRING).content),
    millis: instant(generated),
    accuracy: accuracy?.tag === TAG.SEQUENCE ? accuracyMillis(accuracy) : USUAL_ACCURACY_MILLIS,
  };
}

function accuracyMillis(accuracy) {
  const units = { [TAG.INTEGER]: 1000, 0x80: 1, 0x81: 0.001 };
  return accuracy.children(TAG.SEQUENCE).reduce((sum, part) => (
    sum + units[part.tag] * part.content.reduce((number, byte) => number * 256 + byte, 0)), 0);
}

// With or without a fraction of the second, which the times of certificates never have.
function instant(generated) {
  const text = String.fromCharCode(...generated.expect(TAG.TIME).content);
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text);
  fits(found !== null);
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, Number((found[7] ?? "").padEnd(3, "0").slice(0, 3)));
}

// The signature is over the attributes, and they are over the content and name the certificate.
async function signs(signer, content, own) {
  if (signer.hash === undefined || signer.attributes.get(CMS.contentType)?.[0].oid() !== CMS.stampInfo) {
    return false;
  }
  const stated = signer.attributes.get(CMS.digest)?.[0].expect(TAG.OCTET_STRING).content ?? new Uint8Array();
  const signature = {
    signatureAlgorithm: signer.algorithm === PLAIN_RSA ? RSA_WITH[signer.hash] : signer.algorithm,
    signature: signer.signature,
    signed: signer.signed,
  };
  return same(stated, await digestBy(signer.hash, content)) && await namesItself(signer.attributes, own)
    && await isSignedBy(signature, own);
}

// RFC 5816 (SHA-256 unless another is named), or RFC 2634 with SHA-1.
async function namesItself(attributes, own) {
  const named = attributes.get(CMS.signerV2) ?? attributes.get(CMS.signerV1);
  if (named === undefined) {
    return false;
  }
  const [first, second] = named[0].children(TAG.SEQUENCE)[0].children(TAG.SEQUENCE)[0].children(TAG.SEQUENCE);
  const isNamed = first.tag === TAG.SEQUENCE;
  const hash = !attributes.has(CMS.signerV2) ? "SHA-1" : isNamed ? HASHES[first.children(TAG.SEQUENCE)[0].oid()] : "SHA-256";
  const digested = (isNamed ? second : first).expect(TAG.OCTET_STRING).content;
  return hash !== undefined && same(digested, await digestBy(hash, own.encoded));
}

// The signer's certificate and those above it that are in the token.
function upFrom(own, certificates) {
  const path = [own];
  let left = certificates.filter((each) => each !== own);
  for (let next = own; next !== undefined;) {
    const below = next;
    next = left.find((each) => same(each.subject, below.issuer));
    left = left.filter((each) => each !== next);
    if (next !== undefined) {
      path.push(next);
    }
  }
  return path;
}
