// What of an X.509 certificate (RFC 5280) decides whether it may seal.
import { Der, TAG } from "./der.js";
import { hex, same, utf8 } from "./bytes.js";

const EXTENSION = {
  keyUsage: "2.5.29.15", basicConstraints: "2.5.29.19", extendedKeyUsage: "2.5.29.37", alternativeName: "2.5.29.17",
  nameConstraints: "2.5.29.30",
};
const UNDERSTOOD = [
  EXTENSION.keyUsage, EXTENSION.basicConstraints, EXTENSION.extendedKeyUsage, EXTENSION.alternativeName,
];
const KEYWORDS = {
  "2.5.4.3": "CN", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "STREET", "2.5.4.10": "O",
  "2.5.4.11": "OU", "0.9.2342.19200300.100.1.25": "DC", "0.9.2342.19200300.100.1.1": "UID",
};
const TEXTS = [TAG.UTF8, TAG.PRINTABLE, TAG.IA5, TAG.TELETEX];
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const DIGITAL_SIGNATURE = 0;
const NON_REPUDIATION = 1;
const KEY_CERT_SIGN = 5;

export class Certificate {
  constructor(bytes) {
    const [signed, algorithm, signature] = Der.read(bytes).children(TAG.SEQUENCE);
    const fields = signed.children(TAG.SEQUENCE);
    const from = fields[0].tag === 0xa0 ? 1 : 0;
    const [serial, , issuer, validity, subject, key] = fields.slice(from);
    const [begin, end] = validity.children(TAG.SEQUENCE);
    this.encoded = bytes;
    this.signed = signed.encoded;
    this.signatureAlgorithm = algorithm.children(TAG.SEQUENCE)[0].oid();
    this.signature = signature.bits();
    this.serial = serial.encoded;
    this.issuer = issuer.encoded;
    this.subject = subject.encoded;
    this.subjectName = spelledName(subject);
    this.begin = begin.time();
    this.end = end.time();
    this.key = key.encoded;
    this.keyAlgorithm = key.children(TAG.SEQUENCE)[0].children(TAG.SEQUENCE).map((part) =>
      part.tag === TAG.OID ? part.oid() : "");
    const extensions = fields.slice(from + 6).find((field) => field.tag === 0xa3);
    this.extensions = extensions === undefined ? new Map() : extensionMap(extensions.children(0xa3)[0]);
  }

  equals(other) {
    return same(this.encoded, other.encoded);
  }

  isValidAt(seconds) {
    return this.begin <= seconds && seconds <= this.end;
  }

  get maySign() {
    return this.usage !== null && (this.usage(DIGITAL_SIGNATURE) || this.usage(NON_REPUDIATION));
  }

  get mayCertify() {
    return this.isAuthority && (this.usage === null || this.usage(KEY_CERT_SIGN));
  }

  get usage() {
    const extension = this.extensions.get(EXTENSION.keyUsage);
    if (!extension) {
      return null;
    }
    const bits = Der.read(extension.value).bits();
    return (number) => ((bits[number >> 3] ?? 0) & (0x80 >> (number & 7))) !== 0;
  }

  get isAuthority() {
    return this.constraints[0]?.tag === TAG.BOOLEAN && this.constraints[0].content[0] === 0xff;
  }

  // How many authorities may stand between this one and the sealing certificate.
  get pathLimit() {
    const limit = this.constraints.find((part) => part.tag === TAG.INTEGER);
    return limit ? limit.content.reduce((sum, byte) => sum * 256 + byte, 0) : Infinity;
  }

  get constraints() {
    const extension = this.extensions.get(EXTENSION.basicConstraints);
    return extension ? Der.read(extension.value).children(TAG.SEQUENCE) : [];
  }

  get purposes() {
    const extension = this.extensions.get(EXTENSION.extendedKeyUsage);
    return extension ? Der.read(extension.value).children(TAG.SEQUENCE).map((purpose) => purpose.oid()) : [];
  }

  // RFC 3161, 2.3: for time-stamps and nothing else.
  get mayStamp() {
    return this.extensions.get(EXTENSION.extendedKeyUsage)?.critical === true
      && this.purposes.length === 1 && this.purposes[0] === TIME_STAMPING;
  }

  // What is critical and not understood may forbid what we would allow; so may constraints on names.
  get hasUnknownConditions() {
    return this.extensions.has(EXTENSION.nameConstraints)
      || [...this.extensions].some(([oid, extension]) => extension.critical && !UNDERSTOOD.includes(oid));
  }
}

export function extensionMap(sequence) {
  const all = new Map();
  for (const extension of sequence.children(TAG.SEQUENCE)) {
    const parts = extension.children(TAG.SEQUENCE);
    all.set(parts[0].oid(), {
      critical: parts[1].tag === TAG.BOOLEAN && parts[1].content[0] === 0xff,
      value: parts.at(-1).expect(TAG.OCTET_STRING).content,
    });
  }
  return all;
}

// RFC 2253, as the Java platform spells it.
export function spelledName(distinguished) {
  return distinguished.children(TAG.SEQUENCE).reverse()
    .map((part) => part.children(TAG.SET).map(attribute).join("+")).join(",");
}

function attribute(pair) {
  const [type, value] = pair.children(TAG.SEQUENCE);
  const keyword = KEYWORDS[type.oid()];
  return keyword && TEXTS.includes(value.tag)
    ? `${keyword}=${escaped(utf8(value.content, "header.x5c"))}` : `${keyword ?? type.oid()}=#${hex(value.encoded)}`;
}

function escaped(text) {
  return text.replace(/[,=+<>#;"\\]/g, "\\$&").replaceAll("\0", "\\00")
    .replace(/^[ \r]+|[ \r]+$/g, (blanks) => blanks.replace(/[ \r]/g, "\\$&"));
}
