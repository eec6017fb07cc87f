// The check of evidence: the same faults in the same order as the Java verifier. The vectors hold both to it.
import { Malformed, ascii, base64url, fromBase64, fromBase64url, sha256, utf8 } from "./bytes.js";
import { Certificate } from "./certificate.js";
import { eventWords, readEvidence } from "./evidence.js";
import { compare } from "./exhibits.js";
import { isKeeping, keptOutcome, readKeeping } from "./keeping.js";
import { parseJson } from "./json.js";
import { curveOf, objection } from "./path.js";
import { revocationOf } from "./revocation.js";

export const SEALING = "2.25.271728090555951169577192874762893901925.1";
const DISTINGUISHED_NAME = "urn:eaddress:scheme:x500";
const HEADER = ["alg", "iat", "x5t#S256", "x5c", "typ", "cty", "kid", "crit"];
const ECDSA = (curve, hash) => ({ curve, key: { name: "ECDSA", namedCurve: curve }, use: { name: "ECDSA", hash } });
const RSA_OID = "1.2.840.113549.1.1.1";
const ED25519 = { oid: "1.3.101.112", key: { name: "Ed25519" }, use: { name: "Ed25519" } };
const ALGORITHMS = {
  ES256: ECDSA("P-256", "SHA-256"),
  ES384: ECDSA("P-384", "SHA-384"),
  PS256: { oid: RSA_OID, key: { name: "RSA-PSS", hash: "SHA-256" }, use: { name: "RSA-PSS", saltLength: 32 } },
  EdDSA: ED25519,
  Ed25519: ED25519,
};
export const RSA_BYTES = 384;
const LONGEST_CHAIN = 10;
const LATEST_SECOND = 253402300799n;
export const TOLERANCE_MILLIS = 60_000;

// documents: [{name, bytes}], message: bytes or null, anchors: [Certificate], lists: [RevocationList]
export function verify(text, documents, message, anchors, lists) {
  return verifyExactly(text.replace(/\r?\n$/, ""), documents, message, anchors, lists, []);
}

// Without an end-of-line. stamps: those that prove when the evidence was there.
export async function verifyExactly(text, documents, message, anchors, lists, stamps) {
  let form;
  let evidence = null;
  let statement = null;
  try {
    form = parseForm(text);
    const payload = parseJson(utf8(form.payload, "payload"), "payload");
    if (isKeeping(payload)) {
      statement = readKeeping(payload);
    } else {
      evidence = readEvidence(payload);
    }
  } catch (problem) {
    if (problem instanceof Malformed) {
      return { valid: false, findings: [finding("malformed", problem.message)], proven: [], notProven: [] };
    }
    throw problem;
  }
  const revocation = await revocationOf(form.chain, anchors, lists, form.seconds, stamps);
  if (statement !== null) {
    return keptOutcome(statement, form, documents, message, await sealFindings(form, anchors), revocation);
  }
  const compared = await compare(evidence, documents, message);
  const findings = [
    ...await sealFindings(form, anchors), ...revocation.findings, ...contradictions(evidence, form),
    ...compared.findings,
  ];
  return findings.length > 0 ? { valid: false, findings, proven: [], notProven: [] }
    : { valid: true, evidence, findings, ...reasoning(evidence, form, compared, message !== null, revocation) };
}

export function sealWords(form) {
  return { key: "proven-seal", facts: [form.chain[0].subjectName, moment(form.seconds * 1000)] };
}

export function finding(fault, about = "") {
  return { key: fault, facts: [about] };
}

export function parseForm(jws) {
  const segments = jws.split(".");
  if (segments.length !== 3) {
    throw new Malformed("compact JWS");
  }
  const header = parseJson(utf8(fromBase64url(segments[0], "header"), "header"), "header");
  if (!(header instanceof Map)) {
    throw new Malformed("header");
  }
  return {
    header,
    payload: fromBase64url(segments[1], "payload"),
    signed: ascii(`${segments[0]}.${segments[1]}`),
    signature: fromBase64url(segments[2], "signature"),
    seconds: sealingTime(header.get("iat")),
    chain: chain(header.get("x5c")),
  };
}

function sealingTime(iat) {
  if (typeof iat !== "bigint" || iat < 0n || iat > LATEST_SECOND) {
    throw new Malformed("header.iat");
  }
  return Number(iat);
}

function chain(x5c) {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > LONGEST_CHAIN) {
    throw new Malformed("header.x5c");
  }
  return x5c.map(certificate);
}

function certificate(text) {
  try {
    return new Certificate(fromBase64(text, "header.x5c"));
  } catch {
    throw new Malformed("header.x5c");
  }
}

async function sealFindings(form, anchors) {
  const sealer = form.chain[0];
  const findings = [];
  if (!headerAllowed(form.header)) {
    findings.push(finding("header-not-allowed"));
  }
  findings.push(...await signatureFindings(form, sealer));
  if (base64url(await sha256(sealer.encoded)) !== form.header.get("x5t#S256")) {
    findings.push(finding("certificate-mismatch"));
  }
  if (!sealer.maySign) {
    findings.push(finding("key-usage-missing"));
  }
  const pinned = anchors.some((anchor) => anchor.equals(sealer));
  if (sealer.isAuthority || !(pinned || sealer.purposes.includes(SEALING))) {
    findings.push(finding("not-for-sealing"));
  }
  const fault = await objection(form.chain, anchors, form.seconds);
  return fault === null ? findings : [...findings, finding(fault)];
}

// RFC 7515 4.1.11: what is marked critical must be understood; only iat is.
function headerAllowed(header) {
  const crit = header.get("crit");
  const understood = !header.has("crit") || (Array.isArray(crit) && crit.length === 1 && crit[0] === "iat");
  return understood && [...header.keys()].every((member) => HEADER.includes(member));
}

async function signatureFindings(form, sealer) {
  const name = form.header.get("alg");
  const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
  if (algorithm === undefined || !goesWith(algorithm, sealer)) {
    return [finding("algorithm-not-allowed", typeof name === "string" ? name : "")];
  }
  return await signatureHolds(form, sealer, algorithm) ? [] : [finding("seal-broken")];
}

function goesWith(algorithm, sealer) {
  return algorithm.curve ? curveOf(sealer)?.name === algorithm.curve
    : sealer.keyAlgorithm[0] === algorithm.oid && (algorithm.oid !== RSA_OID || sealer.key.length > RSA_BYTES);
}

async function signatureHolds(form, sealer, { key, use }) {
  try {
    const imported = await crypto.subtle.importKey("spki", sealer.key, key, false, ["verify"]);
    return await crypto.subtle.verify(use, imported, form.signature, form.signed);
  } catch {
    return false;
  }
}

function contradictions(evidence, form) {
  const findings = [];
  if (evidence.issuer.scheme !== DISTINGUISHED_NAME || evidence.issuer.value !== form.chain[0].subjectName) {
    findings.push(finding("issuer-mismatch"));
  }
  if (evidence.submittedAt > evidence.at + TOLERANCE_MILLIS) {
    findings.push(finding("times-out-of-order", "submissionTime"));
  }
  if (evidence.at > form.seconds * 1000 + TOLERANCE_MILLIS) {
    findings.push(finding("times-out-of-order", "eventTime"));
  }
  if (evidence.absence !== null && evidence.absence.until > evidence.at + TOLERANCE_MILLIS) {
    findings.push(finding("times-out-of-order", "until"));
  }
  return findings;
}

function reasoning(evidence, form, compared, messageGiven, revocation) {
  const words = eventWords(evidence);
  const stated = evidence.absence === null ? [happened(evidence, words)] : notHappened(evidence, evidence.absence);
  const registered = evidence.registeredAt === null ? []
    : [{ key: "proven-registered", facts: [moment(evidence.registeredAt)] }];
  const message = messageGiven || evidence.absence !== null ? [] : ["open-message"];
  const open = [...words.open, ...message, "open-time"].map((key) => ({ key, facts: [] }));
  const documents = compared.unseen.map((part) => ({ key: "open-document", facts: [part.name] }));
  open.splice(words.open.length, 0, ...documents);
  return {
    proven: [...stated, ...registered, ...evidence.told, ...compared.proven, sealWords(form), ...revocation.proven],
    notProven: [...open, ...revocation.notProven],
  };
}

function happened(evidence, words) {
  return {
    key: words.proven,
    facts: [
      who(evidence.issuer), evidence.message, who(evidence.sender), evidence.concerned.map(who).join(", "),
      moment(evidence.at), evidence.reasons.join(", "),
    ],
  };
}

function notHappened(evidence, { fact, since, until, clockSkewSeconds, after, upTo, upToDigest, pieces }) {
  const period = [moment(since), moment(until), moment(evidence.at), String(clockSkewSeconds)];
  return [
    {
      key: `proven-none-${fact}`,
      facts: [who(evidence.issuer), who(evidence.sender), evidence.concerned.map(who).join(", "), ...period],
    },
    { key: "proven-absence-seals", facts: [String(pieces), String(after), String(upTo), upToDigest] },
  ];
}

export function who(party) {
  return party.name === undefined ? party.value : `${party.name} (${party.value})`;
}

export function moment(millis) {
  return `${new Date(millis).toISOString().replace("T", " ").replace("Z", "")} UTC`;
}
