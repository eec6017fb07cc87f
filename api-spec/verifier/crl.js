// Revocation lists (RFC 5280, section 5) that lie beside what is checked; nobody is asked for others.
import { Der, TAG } from "./der.js";
import { Malformed, fromBase64, hex, latin1, same } from "./bytes.js";
import { extensionMap, spelledName } from "./certificate.js";
import { SIGNATURES, isSignedBy } from "./path.js";

const CRL = { reason: "2.5.29.21", invalidityDate: "2.5.29.24", delta: "2.5.29.27", scope: "2.5.29.28", places: "2.5.29.31" };
const CRL_SIGN = 6;

// Unspecified, affiliation changed, superseded, cessation of operation: none has to do with the key.
const SAFE_REASONS = [0, 3, 4, 5];

// A list with a longer reason than the Java platform reads is none.
const MOST_REASON_BYTES = 4;

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
    this.entries = new Map(entries.map((entry) => [entry.serial, entry]));
    this.areEntriesUnderstood = entries.every(({ understood }) => understood);
    const extensions = rest.find((field) => field.tag === 0xa0);
    this.extensions = extensions === undefined ? new Map() : extensionMap(extensions.children(0xa0)[0]);
  }

  // Its entry about the certificate: from when on it is revoked, and whether its authority says why and it has nothing
  // to do with the key, so that time-stamps from before stand (RFC 3161, 4.1).
  revocation(certificate) {
    return this.entries.get(hex(certificate.serial));
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
      keyWasSafe: SAFE_REASONS.includes(reasonOf(extensions)),
      understood: onlyCritical(extensions, [CRL.reason, CRL.invalidityDate]),
    };
  });
}

function onlyCritical(extensions, understood) {
  return [...extensions].every(([oid, { critical }]) => !critical || understood.includes(oid));
}

// Null when none is stated, or one that nobody knows: the authority may mean that the key was stolen.
function reasonOf(extensions) {
  const stated = extensions.get(CRL.reason);
  if (stated === undefined) {
    return null;
  }
  const { content } = Der.read(stated.value).expect(TAG.ENUMERATED);
  if (content.length === 0 || content.length > MOST_REASON_BYTES) {
    throw new Malformed("crl");
  }
  return content.length === 1 ? content[0] : null;
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
