// The check of a portable proof: the same faults in the same order as the Java verifier.
import { Malformed, ascii, latin1, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { revocationListsOf } from "./crl.js";
import { readEvidence } from "./evidence.js";
import { parseJson } from "./json.js";
import { recordedStamps, stampName } from "./record.js";
import { distinct, stampRevocationOf } from "./revocation.js";
import { SEAL_FILE, checkSeal } from "./seal.js";
import { Refused } from "./token.js";
import { finding, moment, parseForm, verifyExactly } from "./verify.js";
import { META_FILES, Unsound, readArchive } from "./zip.js";

const MESSAGE_FILE = "message.json";
const PIECE_NAME = /^evidence-\d{2,5}-[A-Za-z]+\.jws$/;
const RECORD_NAME = /^evidence-\d{2,5}-[A-Za-z]+\.ers$/;
const REVOCATION_NAME = /^revocation-\d{2}\.crl$/;
const BESIDE_DOCUMENTS = ["proof.pdf", MESSAGE_FILE];
const RECORD_TOLERANCE_MILLIS = 60_000;

export function isProof(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

// more: documents that are not in it, [{name, bytes}]; lists: [RevocationList]
export async function verifyProof(bytes, more, anchors, lists) {
  try {
    return await opened(readArchive(bytes), more, anchors, lists);
  } catch (problem) {
    if (problem instanceof Unsound) {
      return {
        valid: false, findings: [finding(problem.fault, problem.about)], proven: [], notProven: [], pieces: [],
      };
    }
    throw problem;
  }
}

async function opened(archive, more, anchors, given) {
  const files = new Map();
  for (const called of [...archive.keys()].sort()) {
    if (called !== "mimetype" && !META_FILES.includes(called)) {
      files.set(called, { name: called, bytes: await archive.get(called).bytes() });
    }
  }
  if (!archive.has(SEAL_FILE)) {
    throw new Unsound("container-seal-missing");
  }
  const lists = [...given, ...[...files.values()].filter((file) => REVOCATION_NAME.test(file.name))
    .flatMap((file) => revocationListsOf(file.bytes))];
  const seal = await checkSeal(await archive.get(SEAL_FILE).bytes(), [...files.values()], anchors, lists);
  const documents = [...more, ...[...files.values()].filter(isDocument)];
  const findings = [...seal.findings, ...[...files.keys()]
    .filter((called) => RECORD_NAME.test(called) && !files.has(called.replace(/ers$/, "jws")))
    .map((called) => finding("file-extra", called))];
  const pieces = [];
  for (const called of files.keys()) {
    if (PIECE_NAME.test(called)) {
      pieces.push({ name: called, outcome: await pieceOutcome(called, files, documents, anchors, lists) });
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
  return !BESIDE_DOCUMENTS.includes(file.name)
    && ![PIECE_NAME, RECORD_NAME, REVOCATION_NAME].some((pattern) => pattern.test(file.name));
}

async function pieceOutcome(called, files, documents, anchors, lists) {
  const jws = latin1(files.get(called).bytes);
  const message = files.get(MESSAGE_FILE);
  const record = files.get(called.replace(/jws$/, "ers"));
  const recorded = await recordedOf(jws, record, anchors, lists);
  const seen = message ? seenBy(jws, message.bytes) : null;
  const outcome = await verifyExactly(jws, documents, seen, anchors, lists, recorded.stamps);
  return withRecord(message && documents.length === 0 ? emptied(outcome) : outcome, recorded);
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
  return !outcome.valid || outcome.evidence === undefined || outcome.evidence.parts.length === 0 ? outcome
    : invalidFor(outcome.evidence.parts.map((part) => finding("document-missing", part.name)));
}

function invalidFor(findings) {
  return { valid: false, findings, proven: [], notProven: [] };
}

// What the journal's record beside a piece adds to the verdict about the piece.
async function recordedOf(jws, record, anchors, lists) {
  const said = { findings: [], proven: [], notProven: [], stamps: [] };
  if (record === undefined) {
    return said;
  }
  try {
    const stamps = await recordedStamps(record.bytes, ascii(jws), anchors);
    if (parseForm(jws).seconds * 1000 > stamps[0].millis + RECORD_TOLERANCE_MILLIS) {
      return { ...said, findings: [finding("times-out-of-order", "iat")] };
    }
    const { standing, ...revocation } = await stampRevocationOf(stamps, anchors, lists, stampName);
    return { ...revocation, proven: [...recordedWords(standing), ...revocation.proven], stamps: standing };
  } catch (problem) {
    if (problem instanceof Refused) {
      return { ...said, findings: [finding(problem.fault, problem.about)] };
    }
    if (problem instanceof Malformed) {
      return said; // the verdict says so
    }
    throw problem;
  }
}

function recordedWords(stamps) {
  if (stamps.length === 0) {
    return [];
  }
  const last = stamps.at(-1);
  const first = { key: "proven-journal", facts: [stamps[0].authority, moment(stamps[0].millis)] };
  const renewed = [String(stamps.length - 1), last.authority, moment(last.millis)];
  return stamps.length === 1 ? [first] : [first, { key: "proven-renewed", facts: renewed }];
}

// The record answers the question of time; without one it is said what is missing.
function withRecord(outcome, { findings, proven, notProven }) {
  if (!outcome.valid || findings.length > 0) {
    return invalidFor(distinct([...outcome.findings, ...findings]));
  }
  const open = proven.length === 0 ? [{ key: "open-journal", facts: [] }] : [];
  const answered = outcome.notProven.flatMap((each) => (each.key === "open-time" ? open : [each]));
  return {
    ...outcome,
    proven: distinct([...outcome.proven, ...proven]),
    notProven: distinct([...answered, ...notProven]),
  };
}
