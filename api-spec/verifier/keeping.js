// The payload of a seal that states what the hub keeps, read as strictly as keeping.schema.json says.
import { DIGEST, UUID, check, members } from "./evidence.js";
import { TOLERANCE_MILLIS, finding, moment, sealWords } from "./verify.js";

const KEEPING_MEMBERS = ["version", "recordIdentifier", "event", "eventTime", "issuer", "facts"];
const KEEPING_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const KEPT_FACTS = {
  "urn:eaddress:event:LegalHoldPlaced": placedFact,
  "urn:eaddress:event:LegalHoldLifted": liftedFact,
  "urn:eaddress:event:EvidenceRemoval": removedFact,
  "urn:eaddress:event:EvidenceOpened": openedFact,
  "urn:eaddress:event:PersonsLookedUp": lookedUpFact,
  "urn:eaddress:event:SystemConforms": conformsFact,
  "urn:eaddress:event:HubAvailability": availableFact,
  "urn:eaddress:event:BatchApproved": (shape, said) => decidedFact("proven-batch-approved", shape, said),
  "urn:eaddress:event:BatchStopped": (shape, said) => decidedFact("proven-batch-stopped", shape, said),
};

// Whether it is meant to be one; evidence has another identifier.
export function isKeeping(json) {
  return json instanceof Map && json.has("recordIdentifier");
}

export function readKeeping(json) {
  const shape = members("statement", json, KEEPING_MEMBERS);
  check(shape.text("version") === "1", "statement.version");
  shape.matching("recordIdentifier", UUID);
  const event = shape.text("event");
  check(Object.hasOwn(KEPT_FACTS, event), "statement.event");
  const said = { at: keptTime(shape, "eventTime"), issuer: shape.text("issuer") };
  return { ...said, ...KEPT_FACTS[event](shape, said) };
}

function placedFact(shape, { at, issuer }) {
  const facts = shape.object("facts", ["hold", "message", "eAddress", "reason", "placedBy", "placedThrough", "endsAt"]);
  check(facts.has("message") !== facts.has("eAddress"), "facts.message");
  const on = facts.has("message") ? facts.matching("message", UUID) : facts.text("eAddress");
  const placed = [
    issuer, facts.matching("hold", UUID), on, moment(at), facts.text("placedBy"), facts.text("placedThrough"),
    facts.text("reason"),
  ];
  const ends = facts.has("endsAt") ? [{ key: "proven-hold-ends", facts: [moment(keptTime(facts, "endsAt"))] }] : [];
  return { proven: [{ key: "proven-hold-placed", facts: placed }, ...ends], open: "open-hold" };
}

function liftedFact(shape, { at, issuer }) {
  const facts = shape.object("facts", ["hold", "liftedBy", "liftedThrough"]);
  const lifted = [
    issuer, facts.matching("hold", UUID), moment(at), facts.text("liftedBy"), facts.text("liftedThrough"),
  ];
  return { proven: [{ key: "proven-hold-lifted", facts: lifted }], open: "open-other-holds" };
}

function removedFact(shape, { at, issuer }) {
  const facts = shape.object("facts", ["policy", "retentionDays", "before", "pieces", "digest", "entries"]);
  const pieces = facts.count("pieces");
  check(pieces > 0n && pieces === places(facts.list("entries")), "facts.pieces");
  const removed = [
    issuer, String(pieces), moment(at), moment(keptTime(facts, "before")), String(facts.count("retentionDays")),
    facts.matching("digest", DIGEST),
  ];
  return {
    proven: [{ key: `proven-removed-${facts.matching("policy", /^(evidence|rejections)$/)}`, facts: removed }],
    open: "open-removed",
  };
}

function openedFact(shape, { at, issuer }) {
  const facts = shape.object("facts", [
    "opening", "afterSeal", "upToSeal", "reason", "orderedBy", "openedTo", "client", "untoldUntil", "endsAt",
  ]);
  facts.matching("opening", UUID);
  const [after, upTo] = [facts.count("afterSeal"), facts.count("upToSeal")];
  check(upTo > after, "facts.upToSeal");
  const opened = [
    issuer, String(after), String(upTo), moment(at), facts.text("openedTo"), moment(keptTime(facts, "endsAt")),
    facts.text("orderedBy"), facts.text("reason"),
  ];
  const client = facts.has("client") ? [{ key: "proven-opened-client", facts: [facts.text("client")] }] : [];
  const untold = facts.has("untoldUntil")
    ? [{ key: "proven-opened-untold", facts: [moment(keptTime(facts, "untoldUntil"))] }] : [];
  return { proven: [{ key: "proven-opened", facts: opened }, ...client, ...untold], open: "open-opening" };
}

function lookedUpFact(shape, { at, issuer }) {
  const facts = shape.object("facts", ["lookedUpBy", "name", "means", "purpose", "persons"]);
  const by = facts.text("lookedUpBy");
  const persons = facts.list("persons");
  check(persons.length > 0 && persons.every((person, i) =>
    typeof person === "string" && DIGEST.test(person) && (i === 0 || person > persons[i - 1])), "facts.persons");
  const looked = [issuer, moment(at), facts.text("name"), by, String(persons.length)];
  const means = facts.matching("means", /^(directory|warnings|submission|mailbox)$/);
  const purpose = facts.has("purpose")
    ? [{ key: `proven-purpose-${facts.matching("purpose", /^(sending|address-list|proceedings)$/)}`, facts: [] }] : [];
  return { proven: [{ key: `proven-looked-up-${means}`, facts: looked }, ...purpose], open: "open-looked-up" };
}

function decidedFact(key, shape, { at, issuer }) {
  const facts = shape.object("facts", ["batch", "sender", "recipients", "by", "through", "reason"]);
  const recipients = facts.count("recipients");
  check(recipients > 0n, "facts.recipients");
  const decided = [
    issuer, facts.matching("batch", UUID), moment(at), facts.text("sender"), String(recipients), facts.text("by"),
  ];
  const [through, reason] = [facts.optionalText("through"), facts.optionalText("reason")];
  return {
    proven: [
      { key, facts: decided },
      ...through === undefined ? [] : [{ key: "proven-batch-through", facts: [through] }],
      ...reason === undefined ? [] : [{ key: "proven-batch-reason", facts: [reason] }],
    ],
    open: "open-batch",
  };
}

function conformsFact(shape, { at, issuer }) {
  const facts = shape.object("facts", [
    "client", "name", "vendor", "eAddress", "twin", "doctor", "message", "startedAt", "steps", "endsAt",
  ]);
  facts.text("twin");
  facts.matching("message", UUID);
  const steps = facts.list("steps");
  check(steps.length > 0 && new Set(steps).size === steps.length
    && steps.every((step) => typeof step === "string" && /^[a-z][a-z0-9-]{0,59}$/.test(step)), "facts.steps");
  const conforms = [
    issuer, facts.text("name"), facts.text("client"), facts.text("eAddress"), moment(keptTime(facts, "startedAt")),
    moment(at), steps.join(", "), facts.text("doctor"),
  ];
  const vendor = facts.optionalText("vendor");
  return {
    proven: [
      { key: "proven-conforms", facts: conforms },
      ...vendor === undefined ? [] : [{ key: "proven-conforms-vendor", facts: [vendor] }],
      { key: "proven-conforms-ends", facts: [moment(keptTime(facts, "endsAt"))] },
    ],
    open: "open-conforms",
  };
}

function availableFact(shape, { issuer }) {
  const facts = shape.object("facts", ["since", "until", "fromSeconds", "outages"]);
  const [since, until] = [keptTime(facts, "since"), keptTime(facts, "until")];
  check(since < until, "facts.until");
  const from = String(facts.count("fromSeconds"));
  let last = since;
  const outages = facts.list("outages").map((json) => {
    const outage = members("outages", json, ["since", "until", "announced"]);
    const [begun, ended] = [keptTime(outage, "since"), keptTime(outage, "until")];
    check(last <= begun && begun < ended && ended <= until, "outages.since");
    last = ended;
    return {
      key: outage.flag("announced") ? "proven-outage-announced" : "proven-outage", facts: [moment(begun), moment(ended)],
    };
  });
  const period = [issuer, moment(since), moment(until), from, String(outages.length)];
  return {
    proven: [{ key: outages.length > 0 ? "proven-not-available" : "proven-available", facts: period }, ...outages],
    open: "open-available",
  };
}

// How many there are, each once.
function places(entries) {
  let count = 0n;
  let seal = 0n;
  for (const json of entries) {
    const entry = members("entries", json, ["seal", "positions"]);
    check(entry.count("seal") > seal, "facts.entries");
    seal = entry.count("seal");
    let last = -1n;
    for (const position of entry.list("positions")) {
      check(typeof position === "bigint" && position > last, "facts.entries");
      last = position;
      count++;
    }
  }
  return count;
}

function keptTime(shape, member) {
  const millis = Date.parse(shape.matching(member, KEEPING_TIME));
  check(!Number.isNaN(millis), member);
  return millis;
}

// About no message, so nobody can lay documents beside it.
export function keptOutcome(statement, form, documents, message, sealed, revocation) {
  const findings = [
    ...sealed, ...revocation.findings,
    ...statement.issuer === form.chain[0].subjectName ? [] : [finding("issuer-mismatch")],
    ...statement.at > form.seconds * 1000 + TOLERANCE_MILLIS ? [finding("times-out-of-order", "eventTime")] : [],
    ...documents.map((document) => finding("document-extra", document.name)),
    ...message === null ? [] : [finding("message-changed")],
  ];
  const open = [statement.open, "open-time"].map((key) => ({ key, facts: [] }));
  return findings.length > 0 ? { valid: false, findings, proven: [], notProven: [] } : {
    valid: true,
    findings,
    proven: [...statement.proven, sealWords(form), ...revocation.proven],
    notProven: [...open, ...revocation.notProven],
  };
}
