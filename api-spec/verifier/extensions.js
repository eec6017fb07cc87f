// What extensions that are not critical say, in words. One of another shape than evidence.schema.json gives it is passed
// over in silence: the evidence stands without it.
import { Malformed } from "./bytes.js";
import { UUID, check, members, time } from "./evidence.js";
import { moment } from "./verify.js";

const EXTENSION_WORDS = {
  "urn:eaddress:extension:case:1": handledWords,
  "urn:eaddress:extension:notice:1": noticeWords,
  "urn:eaddress:extension:undelivered-notices:1": undeliveredWords,
  "urn:eaddress:extension:deemed-notified:1": countedWords,
  "urn:eaddress:extension:cancellation:1": cancelledWords,
  "urn:eaddress:extension:recall:1": recalledWords,
};

// concerned: the recipients that the evidence is about.
export function extensionWords(identifier, value, concerned) {
  try {
    return Object.hasOwn(EXTENSION_WORDS, identifier) ? EXTENSION_WORDS[identifier](value, concerned) : [];
  } catch (problem) {
    if (problem instanceof Malformed) {
      return [];
    }
    throw problem;
  }
}

function handledWords(value, concerned) {
  const shape = members("case", value, ["action", "case", "kind", "what", "by", "note", "nextAt", "to"]);
  const what = shape.matching("what", /^(took|planned|retried|rerouted|redirected|gave-up|told-contact|contact-not-told)$/);
  check((what === "redirected") === shape.has("to"), "case.to");
  check(!shape.has("to") || isWithinOrganisation(concerned, shape.text("to")), "case.to");
  const done = { key: `proven-case-${what}`, facts: [shape.text("by"), ...shape.has("to") ? [shape.text("to")] : []] };
  const note = shape.optionalText("note");
  return note === undefined ? [done] : [done, { key: "proven-case-note", facts: [note] }];
}

// Whether these are one e-address, and that another of the same organisation: of persons none is.
function isWithinOrganisation(concerned, to) {
  return concerned.length === 1 && to !== concerned[0].value && organisation(to) !== null
    && organisation(to) === organisation(concerned[0].value);
}

function organisation(eAddress) {
  const at = eAddress.indexOf("@");
  return at < 0 || eAddress.startsWith("_PRIVATE@") ? null : eAddress.slice(at + 1);
}

function noticeWords(value) {
  const shape = members("notice", value, ["notice", "channel", "addressDigest", "reminder", "attempt", "status"]);
  const facts = [String(shape.count("attempt")), String(shape.count("reminder"))];
  return [{ key: `proven-notice-by-${shape.matching("channel", /^(email|sms|push)$/)}`, facts }];
}

function undeliveredWords(value) {
  const shape = members("undelivered", value, ["from", "to", "messages"]);
  const period = [moment(time(shape, "from")), moment(time(shape, "to"))];
  const messages = shape.list("messages").map((json) => members("messages", json, ["message", "consignedAt", "toldAt"]));
  return [
    { key: "proven-undelivered-period", facts: [...period, String(messages.length)] },
    ...messages.map((one) => {
      const facts = [one.matching("message", UUID), moment(time(one, "consignedAt"))];
      return one.has("toldAt") ? { key: "proven-told-late", facts: [...facts, moment(time(one, "toldAt"))] }
        : { key: "proven-not-told", facts };
    }),
  ];
}

function cancelledWords(value) {
  return [senderReason(members("cancellation", value, ["reason"]))];
}

function recalledWords(value) {
  const shape = members("recall", value, ["reason", "handedOver"]);
  const key = shape.flag("handedOver") ? "proven-recall-handed-over" : "proven-recall-hidden";
  return [{ key, facts: [] }, senderReason(shape)];
}

function senderReason(shape) {
  return { key: "proven-sender-reason", facts: [shape.text("reason")] };
}

function countedWords(value) {
  const shape = members("count", value, [
    "sentAt", "on", "counting", "term", "calendar", "zone", "unknownYears", "days",
  ]);
  if (!shape.has("on")) {
    return [];
  }
  const kind = shape.matching("counting", /^(workingDays|calendarDays)$/) === "workingDays" ? "working" : "calendar";
  const facts = [
    shape.matching("on", /^\d{4}-\d\d-\d\d$/), String(shape.count("term")), shape.text("calendar"), shape.text("zone"),
  ];
  return [{ key: `proven-counted-${kind}-days`, facts }];
}
