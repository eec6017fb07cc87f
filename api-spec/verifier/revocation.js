// Revocation lists (RFC 5280, section 5) that lie beside what is checked; nobody is asked for others.
import { Der, TAG } from "./der.js";
import { fromBase64, hex, latin1, same } from "./bytes.js";
import { extensionMap, spelledName } from "./certificate.js";
import { SIGNATURES, isSignedBy, objection } from "./path.js";
import { finding, moment } from "./verify.js";

const CRL = { reason: "2.5.29.21", invalidityDate: "2.5.29.24", delta: "2.5.29.27", scope: "2.5.29.28", places: "2.5.29.31" };
const CRL_SIGN = 6;
const OPEN_REVOCATION = { key: "open-revocation", facts: [] };

// Those of a file: PEM, or one in DER. What is none is null.
export function revocationListsOf(bytes) {
  const blocks = [...latin1(bytes).matchAll(/-----BEGIN X509 CRL-----([^-]*)-----END X509 CRL-----/g)];
  try {
    return blocks.length === 0 ? [new RevocationList(bytes)]
      : blocks.map((block) => new RevocationList(fromBase64(block[1].replace(/\s/g, ""), "crl")));
  } catch {
    return [null];
  }
}

class RevocationList {
  constructor(bytes) {
    const [signed, algorithm, signature] = Der.read(bytes).children(TAG.SEQUENCE);
    const fields = signed.children(TAG.SEQUENCE);
    const [, issuer, made, ...rest] = fields.slice(fields[0].tag === TAG.INTEGER ? 1 : 0);
    this.encoded = bytes;
    this.signed = signed.encoded;
    this.signatureAlgorithm = algorithm.children(TAG.SEQUENCE)[0].oid();
    this.signature = signature.bits();
    this.issuer = issuer.encoded;
    this.issuerName = spelledName(issuer);
    this.madeAt = made.time() * 1000;
    const entries = entriesOf(rest.find((field) => field.tag === TAG.SEQUENCE));
    this.revoked = new Map(entries.map(({ serial, from }) => [serial, from]));
    this.areEntriesUnderstood = entries.every(({ understood }) => understood);
    const extensions = rest.find((field) => field.tag === 0xa0);
    this.extensions = extensions === undefined ? new Map() : extensionMap(extensions.children(0xa0)[0]);
  }

  async isSignedBy(authority) {
    return this.signatureAlgorithm in SIGNATURES && (authority.usage === null || authority.usage(CRL_SIGN))
      && isSignedBy(this, authority);
  }

  // Whether a certificate of this issuer is on it, if it was revoked: not so when it lists changes only, or other
  // certificates only, or when it or any of its entries carries a condition that is not understood (RFC 5280, 5.3).
  isWholeFor(certificate) {
    const understood = this.areEntriesUnderstood && onlyCritical(this.extensions, [CRL.scope]);
    return understood && !this.extensions.has(CRL.delta) && this.isInScope(certificate);
  }

  isInScope(certificate) {
    const stated = this.extensions.get(CRL.scope);
    if (stated === undefined) {
      return true;
    }
    try {
      const parts = new Map(Der.read(stated.value).children(TAG.SEQUENCE).map((part) => [part.tag, part]));
      const only = (tag) => parts.has(tag) && parts.get(tag).content[0] !== 0;
      return !parts.has(0xa3) && !parts.has(0x83) && !only(0x84) && !only(0x85)
        && !(only(0x81) && certificate.isAuthority) && !(only(0x82) && !certificate.isAuthority)
        && (!parts.has(0xa0) || isAtItsPlace(parts.get(0xa0), certificate));
    } catch {
      return false;
    }
  }

  // Whether who is not on it was not revoked at that time: it was made then or later. One that was made before knows
  // nothing of what came after it, even while it is in force.
  covers(certificate, millis) {
    return this.madeAt >= millis && !this.isTooLateFor(certificate);
  }

  // Whether it was made when the certificate had ended, for ended ones are dropped.
  isTooLateFor(certificate) {
    return this.madeAt > certificate.end * 1000;
  }
}

// Of each entry: from when on it is revoked, or its key was no longer safe if that was earlier.
function entriesOf(entries) {
  return (entries?.children(TAG.SEQUENCE) ?? []).map((entry) => {
    const [serial, date, more] = entry.children(TAG.SEQUENCE);
    const extensions = more === undefined ? new Map() : extensionMap(more);
    return {
      serial: hex(serial.encoded),
      from: Math.min(date.time() * 1000, unsafeFrom(extensions)),
      understood: onlyCritical(extensions, [CRL.reason, CRL.invalidityDate]),
    };
  });
}

function onlyCritical(extensions, understood) {
  return [...extensions].every(([oid, { critical }]) => !critical || understood.includes(oid));
}

function unsafeFrom(extensions) {
  const stated = extensions.get(CRL.invalidityDate);
  try {
    return stated === undefined ? Infinity : Der.read(stated.value).time() * 1000;
  } catch {
    return 0; // a date that cannot be read helps nobody
  }
}

// An authority may spread its list over several places; each certificate names its own.
function isAtItsPlace(place, certificate) {
  const named = certificate.extensions.get(CRL.places);
  const own = named === undefined ? [] : Der.read(named.value).children(TAG.SEQUENCE)
    .flatMap((point) => point.children(TAG.SEQUENCE).filter((part) => part.tag === 0xa0)).flatMap(placeNames);
  return placeNames(place).some((called) => own.includes(called));
}

function placeNames(place) {
  return place.children(0xa0).filter((full) => full.tag === 0xa0)
    .flatMap((full) => full.children(0xa0).map((called) => hex(called.encoded)));
}

// Whether the certificates of a trusted chain had been revoked before the time at which the seal is proven to have
// been there; null when no time-stamp proves one. Then nothing shows that one was not revoked, for a thief writes any
// time into a seal.
export async function revocationOf(chain, anchors, lists, seconds, provenMillis) {
  const said = { findings: [], proven: [], notProven: [] };
  if (lists.length === 0 || await objection(chain, anchors, seconds) !== null) {
    return { ...said, notProven: [OPEN_REVOCATION] };
  }
  const pinned = chain.findIndex((each) => anchors.some((anchor) => anchor.equals(each)));
  const below = pinned < 0 ? chain : chain.slice(0, pinned);
  const distinct = [...new Map(lists.map((list) => [list === null ? "" : hex(list.encoded), list])).values()];
  const believed = await believedLists(distinct, below, anchors, said);
  const answers = below.map((each) => isAnswered(each, believed.get(each), provenMillis, said));
  if (answers.length === 0 || answers.includes(false)) {
    said.notProven.push(OPEN_REVOCATION);
  }
  return said;
}

// Of each certificate. Believed are lists of the anchors, and of those that certify below them. Whatever stands behind
// an anchor in the chain was put there by the sealer, and nobody has looked at it.
async function believedLists(lists, below, anchors, said) {
  const believed = new Map(below.map((each) => [each, []]));
  for (const list of lists) {
    if (list === null) {
      said.findings.push(finding("revocation-list-broken"));
    } else if (below.some((each) => same(each.issuer, list.issuer))) {
      const authorities = [...anchors, ...below.slice(1)].filter((each) => same(each.subject, list.issuer));
      await believe(list, authorities, believed, said);
    } else if (!anchors.some((anchor) => same(anchor.subject, list.issuer))) {
      said.notProven.push({ key: "open-list-foreign", facts: [list.issuerName] });
    }
  }
  return believed;
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
  const from = Math.min(...whole.map((list) => list.revoked.get(hex(certificate.serial)) ?? Infinity));
  if (from !== Infinity) {
    if (provenMillis === null || provenMillis >= from) {
      said.findings.push(finding("revoked", moment(from)));
    } else {
      said.proven.push({ key: "proven-revoked-later", facts: [certificate.subjectName, moment(from)] });
    }
    return true;
  }
  said.notProven.push(...own.filter((list) => !whole.includes(list))
    .map((list) => ({ key: "open-list-partial", facts: [list.issuerName] })));
  const covering = whole.filter((list) => provenMillis !== null && list.covers(certificate, provenMillis));
  if (covering.length === 0) {
    said.notProven.push(...whole.map((list) => silence(list, certificate, provenMillis)));
    return false;
  }
  const newest = covering.reduce((one, other) => (one.madeAt >= other.madeAt ? one : other));
  said.proven.push({
    key: "proven-not-revoked", facts: [certificate.subjectName, newest.issuerName, moment(newest.madeAt)],
  });
  return true;
}

// Why a list without the certificate answers nothing.
function silence(list, certificate, provenMillis) {
  const stale = provenMillis !== null || list.isTooLateFor(certificate);
  return { key: stale ? "open-list-stale" : "open-list-unproven", facts: [list.issuerName, moment(list.madeAt)] };
}
