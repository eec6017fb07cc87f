// The way from a sealing certificate to a trust anchor (RFC 5280, section 6), and what stands in it.
import { Der, TAG } from "./der.js";
import { Certificate } from "./certificate.js";
import { fromBase64, same } from "./bytes.js";

const EC = "1.2.840.10045.2.1";
const CURVES = {
  "1.2.840.10045.3.1.7": { name: "P-256", bytes: 32 }, "1.3.132.0.34": { name: "P-384", bytes: 48 },
  "1.3.132.0.35": { name: "P-521", bytes: 66 },
};
export const SIGNATURES = {
  "1.2.840.10045.4.3.2": { name: "ECDSA", hash: "SHA-256" }, "1.2.840.10045.4.3.3": { name: "ECDSA", hash: "SHA-384" },
  "1.2.840.10045.4.3.4": { name: "ECDSA", hash: "SHA-512" },
  "1.2.840.113549.1.1.11": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  "1.2.840.113549.1.1.12": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
  "1.2.840.113549.1.1.13": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-512" },
};

// The certificates of a trust file: PEM, or one in DER.
export function anchorsOf(bytes) {
  const text = String.fromCharCode(...bytes);
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)];
  return blocks.length === 0 ? [new Certificate(bytes)]
    : blocks.map((block) => new Certificate(fromBase64(block[1].replace(/\s/g, ""), "trust")));
}

export function curveOf(certificate) {
  return certificate.keyAlgorithm[0] === EC ? CURVES[certificate.keyAlgorithm[1]] : undefined;
}

// Those of the chain that an anchor has to stand for; none when it begins with an anchor.
export function belowAnchors(chain, anchors) {
  const pinned = chain.findIndex((certificate) => anchors.some((anchor) => anchor.equals(certificate)));
  return pinned < 0 ? chain : chain.slice(0, pinned);
}

// The fault that stands between this chain and trust at that time; null when it is trusted.
export async function objection(chain, anchors, seconds) {
  const below = belowAnchors(chain, anchors);
  if (below.length === 0) {
    return chain[0].isValidAt(seconds) ? null : "certificate-expired";
  }
  if (!below.every((certificate) => certificate.signatureAlgorithm in SIGNATURES)) {
    return "untrusted-chain";
  }
  let fault = "untrusted-chain";
  for (const anchor of anchors) {
    if (anchor.isAuthority && same(anchor.subject, below.at(-1).issuer)) {
      fault = await objectionUnder(anchor, below, seconds);
      if (fault === null) {
        return null;
      }
    }
  }
  return fault;
}

// From the anchor down, the first fault.
async function objectionUnder(anchor, chain, seconds) {
  let issuer = anchor;
  for (let i = chain.length - 1; i >= 0; i--) {
    const certificate = chain[i];
    if (certificate.hasUnknownConditions || (i > 0 && !(certificate.mayCertify && certificate.pathLimit >= i - 1))) {
      return "untrusted-chain";
    }
    if (!certificate.isValidAt(seconds)) {
      return "certificate-expired";
    }
    if (!same(certificate.issuer, issuer.subject) || !(await isSignedBy(certificate, issuer))) {
      return "untrusted-chain";
    }
    issuer = certificate;
  }
  return null;
}

export async function isSignedBy(certificate, issuer) {
  const { name, hash } = SIGNATURES[certificate.signatureAlgorithm];
  const curve = curveOf(issuer);
  if (name === "ECDSA" && !curve) {
    return false;
  }
  try {
    const algorithm = name === "ECDSA" ? { name, namedCurve: curve.name } : { name, hash };
    const key = await crypto.subtle.importKey("spki", issuer.key, algorithm, false, ["verify"]);
    const signature = name === "ECDSA" ? plain(certificate.signature, curve.bytes) : certificate.signature;
    return await crypto.subtle.verify({ name, hash }, key, signature, certificate.signed);
  } catch {
    return false;
  }
}

// Both numbers of an ECDSA signature side by side, as WebCrypto wants them.
function plain(signature, bytes) {
  const both = new Uint8Array(2 * bytes);
  Der.read(signature).children(TAG.SEQUENCE).forEach((number, i) => {
    const digits = number.expect(TAG.INTEGER).content;
    const significant = digits[0] === 0 ? digits.subarray(1) : digits;
    both.set(significant, (i + 1) * bytes - significant.length);
  });
  return both;
}
