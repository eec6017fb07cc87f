// The payload of a seal, read as strictly as evidence.schema.json says.
import { Malformed } from "./bytes.js";

const SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const EVENTS = "http://uri.etsi.org/19522/Event/";
const MEMBERS = [
  "version", "evidenceIdentifier", "erdsEventId", "eventTime", "evidenceIssuerPolicyId", "evidenceIssuerDetails",
  "senderDetails", "recipientsDetails", "evidenceRefersToRecipient", "submissionTime", "messageIdentifier",
  "userContentInfo", "extensions",
];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const SIZE_LIMIT = 2n ** 63n;

// What each event proves, and what it leaves open.
export const EVENT_WORDS = {
  SubmissionAcceptance: { proven: "proven-accepted", open: ["open-sent", "open-received"] },
  ContentConsignment: { proven: "proven-consigned", open: ["open-opened"] },
  ContentHandover: { proven: "proven-handed-over", open: ["open-understood"] },
};

export function readEvidence(json) {
  const shape = members("evidence", json, MEMBERS);
  check(shape.text("version") === "1", "evidence.version");
  for (const extension of shape.optionalList("extensions")) {
    const read = members("extension", extension, ["identifier", "isCritical", "value"]);
    check(read.get("isCritical") === false, "extension");
  }
  const content = shape.object("userContentInfo", ["digestMethod", "digestValue", "partsInfo"]);
  const recipients = shape.list("recipientsDetails").map(party);
  check(recipients.length > 0, "evidence.recipientsDetails");
  shape.matching("evidenceIdentifier", UUID);
  return {
    event: event(shape.text("erdsEventId")),
    at: time(shape, "eventTime"),
    issuer: party(shape.get("evidenceIssuerDetails")),
    sender: party(shape.get("senderDetails")),
    concerned: concerned(shape, recipients),
    submittedAt: time(shape, "submissionTime"),
    message: shape.matching("messageIdentifier", UUID),
    messageSha256: digest(content),
    parts: parts(content),
  };
}

function event(uri) {
  const name = uri.slice(EVENTS.length);
  check(uri.startsWith(EVENTS) && Object.hasOwn(EVENT_WORDS, name), "evidence.erdsEventId");
  return name;
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

function parts(content) {
  const all = content.list("partsInfo").map((json) => {
    const part = members("part", json, [
      "identifier", "contentType", "size", "digestMethod", "digestValue", "storedAs",
    ]);
    part.text("contentType");
    part.optionalText("storedAs");
    return { name: part.text("identifier"), size: part.count("size"), sha256: digest(part) };
  });
  check(all.length > 0, "evidence.partsInfo");
  return all;
}

function digest(shape) {
  check(shape.text("digestMethod") === SHA_256, "digestMethod");
  return shape.matching("digestValue", /^[0-9a-f]{64}$/);
}

// Milliseconds since 1970; times that no calendar has are refused.
function time(shape, member) {
  const text = shape.matching(member, TIME);
  const millis = Date.parse(text);
  check(!Number.isNaN(millis) && new Date(millis).toISOString() === text, member);
  return millis;
}

function members(where, json, known) {
  check(json instanceof Map && [...json.keys()].every((name) => known.includes(name)), where);
  return new Shape(where, json);
}

function check(condition, where) {
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
