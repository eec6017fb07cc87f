// The payload of a seal, read as strictly as evidence.schema.json says.
import { Malformed } from "./bytes.js";
import { extensionWords } from "./extensions.js";
import { who } from "./verify.js";

const SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const EVENTS = "http://uri.etsi.org/19522/Event/";
const OUR_EVENTS = "urn:eaddress:event:";
const REGISTERED = "urn:eaddress:extension:registered:1";
const ABSENCE = "urn:eaddress:extension:absence:1";
const ABSENCE_MEMBERS = [
  "fact", "since", "until", "clockSkewSeconds", "afterSeal", "afterDigest", "upToSeal", "upToDigest", "pieces",
];
const EXPIRED = "urn:eaddress:reason:expired";
const MEMBERS = [
  "version", "evidenceIdentifier", "erdsEventId", "eventTime", "eventReasons", "evidenceIssuerPolicyId", "evidenceIssuerDetails",
  "senderDetails", "senderDelegateDetails", "recipientsDetails", "recipientsDelegateDetails", "evidenceRefersToRecipient",
  "submissionTime", "messageIdentifier", "userContentInfo", "extensions",
];
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const DIGEST = /^[0-9a-f]{64}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const OPENED = ["ContentHandover", "ContentAccessTracking"];
const SUBMITTED = ["SubmissionAcceptance", "SubmissionRejection"];
const SIZE_LIMIT = 2n ** 63n;

// What each event proves, and what it leaves open. A bare one lists no documents.
const EVENT_WORDS = {
  SubmissionAcceptance: { proven: "proven-accepted", open: ["open-sent", "open-received"] },
  SubmissionRejection: { proven: "proven-rejected", open: ["open-never"], fails: true, bare: true },
  ContentConsignmentFailure: {
    proven: "proven-not-consigned", open: ["open-other-recipients"], fails: true,
    expired: { proven: "proven-expired-before", open: ["open-other-recipients"] },
  },
  ConsignmentNotification: { proven: "proven-notified", open: ["open-notice-arrived"] },
  ConsignmentNotificationFailure: { proven: "proven-not-notified", open: ["open-other-channels"], fails: true },
  NotificationDelivered: { proven: "proven-notice-delivered", open: ["open-opened"] },
  ContentAccessTracking: { proven: "proven-accessed", open: ["open-understood"] },
  ContentHandoverFailure: {
    proven: "proven-not-handed-over", open: ["open-later"], fails: true,
    expired: { proven: "proven-expired", open: ["open-other-recipients"] },
  },
  MessageLapsed: { proven: "proven-lapsed", open: ["open-again"], ours: true },
  MessageCancelled: { proven: "proven-cancelled", open: ["open-again"], ours: true },
  MessageRecalled: { proven: "proven-recalled", open: ["open-copies-recalled"], ours: true },
  CaseHandled: { proven: "proven-handled", open: ["open-outcome"], ours: true },
  ContentErasure: { proven: "proven-erased", open: ["open-copies"], ours: true },
  ContentConsignment: { proven: "proven-consigned", open: ["open-opened"] },
  ContentHandover: { proven: "proven-handed-over", open: ["open-understood"] },
  DeemedNotified: { proven: "proven-deemed-notified", open: ["open-opened"], ours: true },
  MessageAbsence: { open: ["open-absence", "open-elsewhere"], ours: true, bare: true },
  DeemedNotifiedWithdrawn: { proven: "proven-deemed-withdrawn", open: ["open-notified-later"], fails: true, ours: true },
  UndeliveredNotices: {
    proven: "proven-undelivered-notices", open: ["open-notice-read"], ours: true, bare: true,
  },
};

// What this piece proves and leaves open: nothing follows an expiry, and what a recall leaves open hangs on whether the
// recipient had the message.
export function eventWords(evidence) {
  const words = EVENT_WORDS[evidence.event];
  if (words.expired !== undefined && evidence.reasons[1] === EXPIRED) {
    return words.expired;
  }
  const told = (key) => evidence.event === "MessageRecalled" && evidence.told.some((one) => one.key === key);
  if (told("proven-recall-hidden")) {
    return { ...words, open: ["open-again"] };
  }
  return told("proven-recall-handed-over") ? { ...words, open: ["open-copies-handed-over"] } : words;
}

export function readEvidence(json) {
  const shape = members("evidence", json, MEMBERS);
  check(shape.text("version") === "1", "evidence.version");
  const content = shape.object("userContentInfo", ["digestMethod", "digestValue", "partsInfo"]);
  const recipients = shape.list("recipientsDetails").map(party);
  const what = event(shape.text("erdsEventId"));
  check(recipients.length > 0 || what === "SubmissionRejection", "evidence.recipientsDetails");
  shape.matching("evidenceIdentifier", UUID);
  return {
    event: what,
    reasons: reasons(shape, what),
    ...saidBesides(shape, what, concerned(shape, recipients)),
    at: time(shape, "eventTime"),
    issuer: party(shape.get("evidenceIssuerDetails")),
    sender: party(shape.get("senderDetails")),
    concerned: concerned(shape, recipients),
    ofOne: shape.has("evidenceRefersToRecipient"),
    submittedAt: time(shape, "submissionTime"),
    message: shape.matching("messageIdentifier", UUID),
    messageSha256: digest(content),
    parts: parts(content, what),
  };
}

function event(uri) {
  const name = uri.slice(uri.startsWith(EVENTS) ? EVENTS.length : OUR_EVENTS.length);
  check(Object.hasOwn(EVENT_WORDS, name), "evidence.erdsEventId");
  check(uri === (EVENT_WORDS[name].ours ? OUR_EVENTS : EVENTS) + name, "evidence.erdsEventId");
  return name;
}

// What did not come about has reasons, nothing else has.
function reasons(shape, what) {
  const all = shape.optionalList("eventReasons");
  check(all.every((reason) => typeof reason === "string"), "evidence.eventReasons");
  check((all.length > 0) === (EVENT_WORDS[what].fails === true), "evidence.eventReasons");
  return all;
}

// What the extensions say that are known; another one that is critical makes all unusable.
function saidBesides(shape, what, aboutWhom) {
  const said = { registeredAt: null, absence: null, told: delegates(shape, what) };
  for (const json of shape.optionalList("extensions")) {
    const extension = members("extension", json, ["identifier", "isCritical", "value"]);
    check(typeof extension.get("isCritical") === "boolean", "extension");
    const identifier = extension.text("identifier");
    if (identifier === REGISTERED) {
      said.registeredAt = time(extension.object("value", ["registeredAt"]), "registeredAt");
    } else if (identifier === ABSENCE) {
      said.absence = absence(extension.object("value", ABSENCE_MEMBERS));
    } else {
      check(extension.get("isCritical") === false, "extension");
      said.told.push(...extensionWords(identifier, extension.get("value"), aboutWhom));
    }
  }
  check((said.absence !== null) === (what === "MessageAbsence"), "evidence.extensions");
  return said;
}

// Who acted by a delegation: for the sender of a submission, for the recipient of what somebody opens.
function delegates(shape, what) {
  const told = [];
  if (shape.has("senderDelegateDetails")) {
    check(SUBMITTED.includes(what), "evidence.senderDelegateDetails");
    told.push({ key: "proven-by-sender-delegate", facts: [who(party(shape.get("senderDelegateDetails")))] });
  }
  if (!shape.has("recipientsDelegateDetails")) {
    return told;
  }
  const all = shape.list("recipientsDelegateDetails").map(party);
  check(all.length > 0 && OPENED.includes(what), "evidence.recipientsDelegateDetails");
  return told.concat(all.map((delegate) => ({ key: "proven-by-delegate", facts: [who(delegate)] })));
}

function absence(value) {
  const said = {
    fact: value.matching("fact", /^(accepted|consigned)$/),
    since: time(value, "since"),
    until: time(value, "until"),
    clockSkewSeconds: value.count("clockSkewSeconds"),
    after: value.count("afterSeal"),
    upTo: value.count("upToSeal"),
    upToDigest: value.matching("upToDigest", DIGEST),
    pieces: value.count("pieces"),
  };
  const afterDigest = value.matching("afterDigest", DIGEST);
  check(said.since < said.until, "value.until");
  const none = said.pieces === 0n && afterDigest === said.upToDigest;
  const seals = said.upTo - said.after;
  check(seals === 0n ? none : seals > 0n && said.pieces >= seals, "value.upToSeal");
  return said;
}

function party(json) {
  const entity = members("entity", json, ["identifier", "name", "assuranceLevel"]);
  const identifier = entity.object("identifier", ["scheme", "value"]);
  entity.optionalText("assuranceLevel");
  return { scheme: identifier.text("scheme"), value: identifier.text("value"), name: entity.optionalText("name") };
}

function concerned(shape, recipients) {
  if (!shape.has("evidenceRefersToRecipient")) {
    return recipients;
  }
  const index = shape.count("evidenceRefersToRecipient");
  check(index < BigInt(recipients.length), "evidence.evidenceRefersToRecipient");
  return [recipients[Number(index)]];
}

function parts(content, what) {
  const all = content.list("partsInfo").map((json) => {
    const part = members("part", json, [
      "identifier", "contentType", "size", "digestMethod", "digestValue", "storedAs",
    ]);
    part.text("contentType");
    part.optionalText("storedAs");
    return { name: part.text("identifier"), size: part.count("size"), sha256: digest(part) };
  });
  check((all.length === 0) === (EVENT_WORDS[what].bare === true), "evidence.partsInfo");
  return all;
}

function digest(shape) {
  check(shape.text("digestMethod") === SHA_256, "digestMethod");
  return shape.matching("digestValue", DIGEST);
}

// Milliseconds since 1970; times that no calendar has are refused.
export function time(shape, member) {
  const text = shape.matching(member, TIME);
  const millis = Date.parse(text);
  check(!Number.isNaN(millis) && new Date(millis).toISOString() === text, member);
  return millis;
}

export function members(where, json, known) {
  check(json instanceof Map && [...json.keys()].every((name) => known.includes(name)), where);
  return new Shape(where, json);
}

export function check(condition, where) {
  if (!condition) {
    throw new Malformed(where);
  }
}

class Shape {
  constructor(where, json) {
    this.where = where;
    this.json = json;
  }

  has(member) {
    return this.json.has(member);
  }

  get(member) {
    return this.json.get(member);
  }

  optionalText(member) {
    check(!this.has(member) || typeof this.get(member) === "string", `${this.where}.${member}`);
    return this.get(member);
  }

  text(member) {
    check(this.has(member), `${this.where}.${member}`);
    return this.optionalText(member);
  }

  matching(member, pattern) {
    const text = this.text(member);
    check(pattern.test(text), `${this.where}.${member}`);
    return text;
  }

  count(member) {
    const value = this.get(member);
    check(typeof value === "bigint" && value >= 0n && value < SIZE_LIMIT, `${this.where}.${member}`);
    return value;
  }

  flag(member) {
    check(typeof this.get(member) === "boolean", `${this.where}.${member}`);
    return this.get(member);
  }

  object(member, known) {
    return members(`${this.where}.${member}`, this.get(member), known);
  }

  list(member) {
    check(Array.isArray(this.get(member)), `${this.where}.${member}`);
    return this.get(member);
  }

  optionalList(member) {
    return this.has(member) ? this.list(member) : [];
  }
}
