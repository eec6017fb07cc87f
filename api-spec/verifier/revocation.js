// What revocation lists say of the certificates of seals and of time-stamps; nobody is asked for others.
import { hex, same } from "./bytes.js";
import { belowAnchors, isSignedBy, objection } from "./path.js";
import { finding, moment } from "./verify.js";

const OPEN_REVOCATION = { key: "open-revocation", facts: [] };
const OPEN_STAMP_REVOCATION = { key: "open-stamp-revocation", facts: [] };

// Whether the certificates of a trusted chain had been revoked before the time at which the seal is proven to have
// been there: that of the earliest of these time-stamps. Without one nothing shows that one was not revoked, for a
// thief writes any time into a seal.
export async function revocationOf(chain, anchors, lists, seconds, stamps) {
  const said = { findings: [], proven: [], notProven: [] };
  if (lists.length === 0 || await objection(chain, anchors, seconds) !== null) {
    return { ...said, notProven: [OPEN_REVOCATION] };
  }
  const provenMillis = stamps.length === 0 ? null : Math.min(...stamps.map((stamp) => stamp.millis));
  const { below, believed, foreign } = await believedLists(lists, chain, anchors, said);
  said.notProven.push(...foreign.filter((list) => !stamps.some((stamp) => isOfIssuer(list, stamp.chain)))
    .map((list) => ({ key: "open-list-foreign", facts: [list.issuerName] })));
  const answers = below.map((each) => isAnswered(each, believed.get(each), provenMillis, said));
  if (answers.length === 0 || answers.includes(false)) {
    said.notProven.push(OPEN_REVOCATION);
  }
  return said;
}

// Whether the authorities of time-stamps had been revoked, when each renews the one before it; and those that stand.
// When one was made only a later one over it proves; else it is the word of whoever held the key, which is believed as
// long as no list says that the key was not safe (RFC 3161, 4.1). One that falls makes nothing worse than it is without
// it: it is wrong when none before it stands. names: where each is, for people.
export async function stampRevocationOf(stamps, anchors, lists, names) {
  const said = { findings: [], proven: [], notProven: [], standing: [] };
  let fallen = [];
  for (let i = stamps.length - 1; i >= 0; i--) {
    const fate = await fateOf(stamps[i], said.standing[0]?.millis ?? null, anchors, lists);
    take(fate, said);
    fallen.push(...fallenFindings(fate, names(i)));
    if (fate.stands) {
      said.standing.unshift(stamps[i]);
      fallen = [];
    }
  }
  said.findings.push(...fallen);
  return said;
}

// The same of time-stamps that are each over the same by itself: one that falls is wrong when none stands.
export async function stampRevocationBeside(stamps, anchors, lists, about) {
  const said = { findings: [], proven: [], notProven: [], standing: [] };
  const fallen = [];
  for (const stamp of stamps) {
    const fate = await fateOf(stamp, null, anchors, lists);
    take(fate, said);
    fallen.push(...fallenFindings(fate, about));
    if (fate.stands) {
      said.standing.push(stamp);
    }
  }
  if (said.standing.length === 0) {
    said.findings.push(...fallen);
  }
  return said;
}

function fallenFindings({ felledFrom }, about) {
  return felledFrom.map((from) => finding("time-stamp-revoked", `${about}, ${moment(from)}`));
}

function take({ stamp, stands, felledFrom, findings, proven, notProven }, said) {
  said.findings.push(...findings);
  if (stands) {
    said.proven.push(...proven);
    said.notProven.push(...notProven);
  } else {
    said.notProven.push(...felledFrom.map((from) => (
      { key: "open-stamp-revoked", facts: [stamp.authority, moment(stamp.millis), moment(from)] })));
  }
}

// What the lists make of one time-stamp. It stands when it was not revoked, and had not ended when the one over it was
// made. laterMillis: the time of one over it that stands, or null.
async function fateOf(stamp, laterMillis, anchors, lists) {
  const fate = { stamp, laterMillis, felledFrom: [], findings: [], proven: [], notProven: [] };
  const { below, believed } = await believedLists(lists, stamp.chain, anchors, fate);
  const answers = below.map((each) => isStampAnswered(each, believed.get(each), fate));
  if (answers.length === 0 || answers.includes(false)) {
    fate.notProven.push(OPEN_STAMP_REVOCATION);
  }
  fate.stands = fate.felledFrom.length === 0 && (laterMillis === null || laterMillis <= stamp.until);
  return fate;
}

// Findings or sentences, each once.
export function distinct(said) {
  return [...new Map(said.map((each) => [JSON.stringify(each), each])).values()];
}

function isOfIssuer(list, chain) {
  return chain.some((each) => same(each.issuer, list.issuer));
}

// Of each certificate below the anchors. Believed are lists of the anchors, and of those that certify below them.
// Whatever stands behind an anchor in the chain was put there by the sealer, and nobody has looked at it.
async function believedLists(lists, chain, anchors, said) {
  const below = belowAnchors(chain, anchors);
  const believed = new Map(below.map((each) => [each, []]));
  const foreign = [];
  for (const list of new Map(lists.map((each) => [each === null ? "" : hex(each.encoded), each])).values()) {
    if (list === null) {
      said.findings.push(finding("revocation-list-broken"));
    } else if (isOfIssuer(list, below)) {
      const authorities = [...anchors, ...below.slice(1)].filter((each) => same(each.subject, list.issuer));
      await believe(list, authorities, believed, said);
    } else if (pinned(list, chain, anchors).length > 0) {
      said.notProven.push(...pinned(list, chain, anchors)
        .map((anchor) => ({ key: "open-list-pinned", facts: [list.issuerName, anchor.subjectName] })));
    } else if (!anchors.some((anchor) => same(anchor.subject, list.issuer))) {
      foreign.push(list);
    }
  }
  return { below, believed, foreign };
}

// The anchors in the chain that the list is about: they are trusted themselves, whatever others say of them.
function pinned(list, chain, anchors) {
  return chain.filter((each) => anchors.some((anchor) => anchor.equals(each))
    && same(each.issuer, list.issuer) && !same(each.subject, list.issuer));
}

// For those certificates that are signed with the key that signed the list: an authority that changes its key keeps
// its name.
async function believe(list, authorities, believed, said) {
  const signers = await chosen(authorities, (authority) => list.isSignedBy(authority));
  const issued = await chosen([...believed.keys()], async (certificate) => same(certificate.issuer, list.issuer)
    && (await chosen(signers, (signer) => isSignedBy(certificate, signer))).length > 0);
  if (signers.length === 0) {
    said.findings.push(finding("revocation-list-broken", list.issuerName));
  } else if (issued.length === 0) {
    said.notProven.push({ key: "open-list-other-key", facts: [list.issuerName] });
  }
  issued.forEach((certificate) => believed.get(certificate).push(list));
}

async function chosen(all, isRight) {
  const right = await Promise.all(all.map(isRight));
  return all.filter((_, i) => right[i]);
}

function isAnswered(certificate, own, provenMillis, said) {
  const whole = own.filter((list) => list.isWholeFor(certificate));
  const from = Math.min(...whole.map((list) => list.revocation(certificate)?.from ?? Infinity));
  if (from !== Infinity) {
    if (provenMillis === null || provenMillis >= from) {
      said.findings.push(finding("revoked", moment(from)));
    } else {
      said.proven.push({ key: "proven-revoked-later", facts: [certificate.subjectName, moment(from)] });
    }
    return true;
  }
  said.notProven.push(...partial(own, whole));
  const covering = whole.filter((list) => provenMillis !== null && list.covers(certificate, provenMillis));
  if (covering.length === 0) {
    said.notProven.push(...whole.map((list) => silence(list, certificate, provenMillis)));
    return false;
  }
  said.proven.push({ key: "proven-not-revoked", facts: silenceOf(newest(covering), certificate) });
  return true;
}

function isStampAnswered(certificate, own, fate) {
  const { stamp, laterMillis } = fate;
  const whole = own.filter((list) => list.isWholeFor(certificate));
  const revocations = whole.map((list) => list.revocation(certificate)).filter((each) => each !== undefined)
    .sort((one, other) => one.from - other.from);
  if (revocations.length > 0) {
    stampRevoked(certificate, revocations, fate);
    return true;
  }
  fate.notProven.push(...partial(own, whole));
  const covering = whole.filter((list) => list.covers(certificate, laterMillis ?? stamp.millis));
  if (covering.length === 0) {
    fate.notProven.push(...whole.map((list) => (
      { key: "open-stamp-list-stale", facts: [list.issuerName, moment(list.madeAt)] })));
    return false;
  }
  const facts = silenceOf(newest(covering), certificate);
  if (laterMillis === null) {
    fate.notProven.push({ key: "open-stamp-since", facts });
  } else {
    fate.proven.push({ key: "proven-stamp-not-revoked", facts });
  }
  return true;
}

function stampRevoked(certificate, revocations, { stamp, laterMillis, felledFrom, proven }) {
  const isOwn = certificate === stamp.chain[0];
  const felling = revocations.find(({ from, keyWasSafe }) => !(isOwn && keyWasSafe && stamp.millis < from)
    && (laterMillis === null || laterMillis >= from));
  if (felling === undefined) {
    proven.push({
      key: "proven-stamp-revoked-later", facts: [certificate.subjectName, moment(revocations[0].from)],
    });
  } else {
    felledFrom.push(felling.from);
  }
}

function partial(own, whole) {
  return own.filter((list) => !whole.includes(list))
    .map((list) => ({ key: "open-list-partial", facts: [list.issuerName] }));
}

function newest(lists) {
  return lists.reduce((one, other) => (one.madeAt >= other.madeAt ? one : other));
}

function silenceOf(list, certificate) {
  return [certificate.subjectName, list.issuerName, moment(list.madeAt)];
}

// Why a list without the certificate answers nothing.
function silence(list, certificate, provenMillis) {
  const stale = provenMillis !== null || list.isTooLateFor(certificate);
  return { key: stale ? "open-list-stale" : "open-list-unproven", facts: [list.issuerName, moment(list.madeAt)] };
}
