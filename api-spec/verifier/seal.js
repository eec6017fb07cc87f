// The XAdES signature of a container (EN 319 132-1), in the one shape that the hub's proofs have.
import { Certificate } from "./certificate.js";
import { hex, same, sha256 } from "./bytes.js";
import { curveOf, objection } from "./path.js";
import { distinct, revocationOf, stampRevocationBeside } from "./revocation.js";
import { RSA_BYTES, SEALING, finding, moment } from "./verify.js";
import { Refused, stampOver } from "./token.js";
import { EXCLUSIVE, bytesOf, childrenOf, elementsOf, exclusiveForm, isNamed, methodOf, readXml, shaped, textOf } from "./xml.js";

export const SEAL_FILE = "META-INF/signatures0.xml";

const PROPERTIES_TYPE = "http://uri.etsi.org/01903#SignedProperties";
const XML_DIGESTS = {
  "http://www.w3.org/2001/04/xmlenc#sha256": "SHA-256", "http://www.w3.org/2001/04/xmldsig-more#sha384": "SHA-384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "SHA-512",
};
const XML_ALGORITHMS = {
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256": { curve: "P-256", use: { name: "ECDSA", hash: "SHA-256" } },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384": { curve: "P-384", use: { name: "ECDSA", hash: "SHA-384" } },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": { use: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } },
};
const RSA_KEY = "1.2.840.113549.1.1.1";
const MOST_CERTIFICATES = 10;
const MOST_TOKENS = 10;
const STAMP_TOLERANCE_MILLIS = 60_000;

// files: [{name, bytes}], all that it has to cover; lists: [RevocationList]
export async function checkSeal(xml, files, anchors, lists) {
  const seal = await parseSeal(xml);
  const findings = [
    ...await keyFindings(seal, anchors), ...await fileFindings(seal.references, files),
  ];
  const proven = [{ key: "proven-container", facts: [seal.chain[0].subjectName, moment(seal.millis)] }];
  const over = hex(await sha256(seal.stamped));
  const stamps = [];
  for (const token of seal.tokens) {
    try {
      const stamp = await stampOver(over, "SHA-256", token, anchors);
      if (seal.millis > stamp.millis + STAMP_TOLERANCE_MILLIS) {
        findings.push(finding("times-out-of-order", "SigningTime"));
      }
      stamps.push(stamp);
    } catch (problem) {
      if (!(problem instanceof Refused)) {
        throw problem;
      }
      findings.push(finding(problem.fault, SEAL_FILE));
    }
  }
  const ofStamps = await stampRevocationBeside(stamps, anchors, lists, SEAL_FILE);
  proven.push(...ofStamps.standing.map((stamp) => (
    { key: "proven-container-time", facts: [stamp.authority, moment(stamp.millis)] })));
  const ofSeal = await revocationOf(seal.chain, anchors, lists, Math.floor(seal.millis / 1000), ofStamps.standing);
  const all = (member) => distinct([...ofSeal[member], ...ofStamps[member]]);
  return {
    findings: [...findings, ...all("findings")],
    proven: [...proven, ...all("proven")],
    notProven: [
      ...seal.tokens.length === 0 ? [{ key: "open-container-time", facts: [] }] : [], ...all("notProven"),
    ],
  };
}

async function parseSeal(xml) {
  const [signature] = childrenOf(readXml(xml, "asic:XAdESSignatures"), "ds:Signature");
  const [info, value, keyInfo, object] =
    childrenOf(signature, "ds:SignedInfo", "ds:SignatureValue", "ds:KeyInfo", "ds:Object");
  const [qualifying] = childrenOf(object, "xades:QualifyingProperties");
  shaped(qualifying.getAttribute("Target") === `#${signature.getAttribute("Id") ?? ""}`, "Target");
  const [properties, ...unsigned] = elementsOf(qualifying);
  shaped(properties !== undefined && isNamed(properties, "xades:SignedProperties"), "SignedProperties");
  const [said] = childrenOf(properties, "xades:SignedSignatureProperties", "xades:SignedDataObjectProperties");
  const [time, certificates] = childrenOf(said, "xades:SigningTime", "xades:SigningCertificateV2");
  const signed = signedInfo(info);
  shaped(signed.uri === `#${properties.getAttribute("Id") ?? ""}`, "SignedProperties");
  return {
    ...signed,
    signed: exclusiveForm(info),
    sealed: hex(await sha256(exclusiveForm(properties))) === signed.digest,
    value: bytesOf(value),
    chain: chainOf(keyInfo),
    millis: sealedAt(time),
    certificateDigest: certificateDigest(certificates),
    stamped: exclusiveForm(value),
    tokens: tokensOf(unsigned),
  };
}

function signedInfo(info) {
  const [canonicalization, method, ...references] = elementsOf(info);
  shaped(references.length > 1 && isNamed(method, "ds:SignatureMethod"), "SignedInfo");
  requireExclusive(canonicalization, "ds:CanonicalizationMethod");
  const read = { algorithm: methodOf(method), references: new Map(), uri: null, digest: null };
  for (const reference of references) {
    shaped(isNamed(reference, "ds:Reference"), "SignedInfo");
    if (reference.hasAttribute("Type")) {
      shaped(reference.getAttribute("Type") === PROPERTIES_TYPE && read.digest === null, "Reference");
      const [transforms, ...digested] = childrenOf(reference, "ds:Transforms", "ds:DigestMethod", "ds:DigestValue");
      requireExclusive(childrenOf(transforms, "ds:Transform")[0], "ds:Transform");
      read.digest = sha256Of(digested);
      read.uri = reference.getAttribute("URI");
    } else {
      const called = fileNamed(reference);
      shaped(!read.references.has(called), "Reference");
      read.references.set(called, sha256Of(childrenOf(reference, "ds:DigestMethod", "ds:DigestValue")));
    }
  }
  shaped(read.digest !== null, "Reference");
  return read;
}

function fileNamed(reference) {
  try {
    return decodeURIComponent(reference.getAttribute("URI") ?? "");
  } catch {
    return shaped(false, "URI");
  }
}

function sha256Of([method, value]) {
  shaped(XML_DIGESTS[methodOf(method)] === "SHA-256", "DigestMethod");
  return hex(bytesOf(value));
}

function requireExclusive(node, qualified) {
  shaped(isNamed(node, qualified) && methodOf(node) === EXCLUSIVE, node.localName);
}

function chainOf(keyInfo) {
  const all = elementsOf(childrenOf(keyInfo, "ds:X509Data")[0]);
  shaped(all.length > 0 && all.length <= MOST_CERTIFICATES, "X509Data");
  return all.map((each) => {
    shaped(isNamed(each, "ds:X509Certificate"), "X509Data");
    try {
      return new Certificate(bytesOf(each));
    } catch {
      return shaped(false, "X509Certificate");
    }
  });
}

function sealedAt(time) {
  const text = textOf(time);
  const millis = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  shaped(!Number.isNaN(millis), "SigningTime");
  return millis;
}

function certificateDigest(certificates) {
  const [first] = elementsOf(childrenOf(certificates, "xades:Cert")[0]);
  shaped(first !== undefined && isNamed(first, "xades:CertDigest"), "Cert");
  const [method, value] = childrenOf(first, "ds:DigestMethod", "ds:DigestValue");
  return { hash: XML_DIGESTS[methodOf(method)], value: bytesOf(value) };
}

// Of all time-stamps of the signature; other unsigned properties prove nothing to us.
function tokensOf(unsigned) {
  if (unsigned.length === 0) {
    return [];
  }
  shaped(unsigned.length === 1 && isNamed(unsigned[0], "xades:UnsignedProperties"), "QualifyingProperties");
  const stamps = elementsOf(childrenOf(unsigned[0], "xades:UnsignedSignatureProperties")[0])
    .filter((each) => isNamed(each, "xades:SignatureTimeStamp"));
  shaped(stamps.length <= MOST_TOKENS, "SignatureTimeStamp");
  return stamps.map((each) => {
    const [method, token] = childrenOf(each, "ds:CanonicalizationMethod", "xades:EncapsulatedTimeStamp");
    requireExclusive(method, "ds:CanonicalizationMethod");
    return bytesOf(token);
  });
}

async function keyFindings(seal, anchors) {
  const sealer = seal.chain[0];
  const algorithm = Object.hasOwn(XML_ALGORITHMS, seal.algorithm) ? XML_ALGORITHMS[seal.algorithm] : undefined;
  const findings = [];
  if (algorithm === undefined || !suits(algorithm, sealer)) {
    findings.push(finding("algorithm-not-allowed", seal.algorithm));
  } else if (!seal.sealed || !await sealHolds(seal, sealer, algorithm)) {
    findings.push(finding("container-seal-broken"));
  }
  const { hash, value } = seal.certificateDigest;
  if (hash === undefined || !same(value, new Uint8Array(await crypto.subtle.digest(hash, sealer.encoded)))) {
    findings.push(finding("certificate-mismatch"));
  }
  if (!sealer.maySign) {
    findings.push(finding("key-usage-missing"));
  }
  const pinned = anchors.some((anchor) => anchor.equals(sealer));
  if (sealer.isAuthority || !(pinned || sealer.purposes.includes(SEALING))) {
    findings.push(finding("not-for-sealing"));
  }
  const fault = await objection(seal.chain, anchors, Math.floor(seal.millis / 1000));
  return fault === null ? findings : [...findings, finding(fault)];
}

function suits(algorithm, sealer) {
  return algorithm.curve ? curveOf(sealer)?.name === algorithm.curve
    : sealer.keyAlgorithm[0] === RSA_KEY && sealer.key.length > RSA_BYTES;
}

async function sealHolds(seal, sealer, { curve, use }) {
  try {
    const key = curve ? { name: "ECDSA", namedCurve: curve } : use;
    const imported = await crypto.subtle.importKey("spki", sealer.key, key, false, ["verify"]);
    return await crypto.subtle.verify(use, imported, seal.value, seal.signed);
  } catch {
    return false;
  }
}

async function fileFindings(references, files) {
  const findings = [];
  const missing = new Set(references.keys());
  for (const file of files) {
    const covered = references.get(file.name);
    missing.delete(file.name);
    if (covered === undefined) {
      findings.push(finding("file-extra", file.name));
    } else if (covered !== (file.sha256 ??= hex(await sha256(file.bytes)))) {
      findings.push(finding("file-changed", file.name));
    }
  }
  return [...findings, ...[...missing].sort().map((called) => finding("file-missing", called))];
}
