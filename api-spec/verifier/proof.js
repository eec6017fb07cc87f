// The check of a portable proof: the same faults in the same order as the Java verifier.
import { Malformed, ascii, hex, latin1, sha256, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { readEvidence } from "./evidence.js";
import { parseJson } from "./json.js";
import { recordedStamp } from "./record.js";
import { SEAL_FILE, checkSeal } from "./seal.js";
import { Refused } from "./token.js";
import { finding, moment, parseForm, verifyExactly } from "./verify.js";
import { META_FILES, Unsound, readArchive } from "./zip.js";

const MESSAGE_FILE = "message.json";
const PIECE_NAME = /^evidence-\d{2,5}-[A-Za-z]+\.jws$/;
const RECORD_NAME = /^evidence-\d{2,5}-[A-Za-z]+\.ers$/;
const BESIDE_DOCUMENTS = ["proof.pdf", MESSAGE_FILE];
const RECORD_TOLERANCE_MILLIS = 60_000;

export function isProof(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

// more: documents that are not in it, [{name, bytes}]
export async function verifyProof(bytes, more, anchors) {
  try {
    return await opened(readArchive(bytes), more, anchors);
  } catch (problem) {
    if (problem instanceof Unsound) {
      return {
        valid: false, findings: [finding(problem.fault, problem.about)], proven: [], notProven: [], pieces: [],
      };
    }
    throw problem;
  }
}

async function opened(archive, more, anchors) {
  const files = new Map();
  for (const called of [...archive.keys()].sort()) {
    if (called !== "mimetype" && !META_FILES.includes(called)) {
      files.set(called, { name: called, bytes: await archive.get(called).bytes() });
    }
  }
  if (!archive.has(SEAL_FILE)) {
    throw new Unsound("container-seal-missing");
  }
  const seal = await checkSeal(await archive.get(SEAL_FILE).bytes(), [...files.values()], anchors);
  const documents = [...more, ...[...files.values()].filter(isDocument)];
  const findings = [...seal.findings, ...[...files.keys()]
    .filter((called) => RECORD_NAME.test(called) && !files.has(called.replace(/ers$/, "jws")))
    .map((called) => finding("file-extra", called))];
  const pieces = [];
  for (const called of files.keys()) {
    if (PIECE_NAME.test(called)) {
      pieces.push({ name: called, outcome: await pieceOutcome(called, files, documents, anchors) });
    }
  }
  if (pieces.length === 0) {
    findings.push(finding("file-missing", "evidence"));
  }
  const good = findings.length === 0;
  return {
    valid: good && pieces.every((piece) => piece.outcome.valid),
    findings,
    proven: good ? seal.proven : [],
    notProven: good ? seal.notProven : [],
    pieces,
  };
}

function isDocument(file) {
  return !BESIDE_DOCUMENTS.includes(file.name) && !PIECE_NAME.test(file.name) && !RECORD_NAME.test(file.name);
}

async function pieceOutcome(called, files, documents, anchors) {
  const jws = latin1(files.get(called).bytes);
  const message = files.get(MESSAGE_FILE);
  const record = files.get(called.replace(/jws$/, "ers"));
  const outcome = await verifyExactly(jws, documents, message ? seenBy(jws, message.bytes) : null, anchors);
  return recorded(message && documents.length === 0 ? emptied(outcome) : outcome, jws, record, anchors);
}

// The message as the evidence sees it: what refers to one recipient is over a message to that one only.
function seenBy(jws, whole) {
  try {
    const evidence = readEvidence(parseJson(utf8(parseForm(jws).payload, "payload"), "payload"));
    const message = parseJson(utf8(whole, "message"), "message");
    if (evidence.ofOne && message instanceof Map) {
      message.set("to", [evidence.concerned[0].value]);
      return new TextEncoder().encode(canonical(message));
    }
    return whole;
  } catch {
    return whole; // the verifier says what is wrong
  }
}

// A proof that holds the message and none of its documents was emptied.
function emptied(outcome) {
  return !outcome.valid || outcome.evidence.parts.length === 0 ? outcome
    : invalidFor(outcome.evidence.parts.map((part) => finding("document-missing", part.name)));
}

function invalidFor(findings) {
  return { valid: false, findings, proven: [], notProven: [] };
}

// The journal's record answers the question of time; without one it is said what is missing.
async function recorded(outcome, jws, record, anchors) {
  if (record === undefined) {
    return { ...outcome, notProven: outcome.notProven.map((open) => (
      open.key === "open-time" ? { key: "open-journal", facts: [] } : open)) };
  }
  try {
    const stamp = await recordedStamp(record.bytes, hex(await sha256(ascii(jws))), anchors);
    if (parseForm(jws).seconds * 1000 > stamp.millis + RECORD_TOLERANCE_MILLIS) {
      return invalidFor([...outcome.findings, finding("times-out-of-order", "iat")]);
    }
    return outcome.valid ? {
      ...outcome,
      proven: [...outcome.proven, { key: "proven-journal", facts: [stamp.authority, moment(stamp.millis)] }],
      notProven: outcome.notProven.filter((open) => open.key !== "open-time"),
    } : outcome;
  } catch (problem) {
    if (problem instanceof Refused) {
      return invalidFor([...outcome.findings, finding(problem.fault, "journal")]);
    }
    if (problem instanceof Malformed) {
      return outcome; // the verdict says so
    }
    throw problem;
  }
}
