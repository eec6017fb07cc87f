// A strict reader of DER (X.690): definite, shortest lengths, one-byte tags; whatever is left over is refused.
import { Malformed, joinedBytes } from "./bytes.js";

export const TAG = {
  BOOLEAN: 0x01, INTEGER: 0x02, BIT_STRING: 0x03, OCTET_STRING: 0x04, OID: 0x06, ENUMERATED: 0x0a,
  UTF8: 0x0c, PRINTABLE: 0x13, TELETEX: 0x14, IA5: 0x16, UTC_TIME: 0x17, TIME: 0x18, SEQUENCE: 0x30, SET: 0x31,
};

export class Der {
  constructor(bytes, start, content, end) {
    this.bytes = bytes;
    this.tag = bytes[start];
    this.start = start;
    this.contentStart = content;
    this.end = end;
  }

  static read(bytes) {
    const value = at(bytes, 0, bytes.length);
    require(value.end === bytes.length);
    return value;
  }

  get encoded() {
    return this.bytes.subarray(this.start, this.end);
  }

  get content() {
    return this.bytes.subarray(this.contentStart, this.end);
  }

  expect(tag) {
    require(this.tag === tag);
    return this;
  }

  children(tag) {
    this.expect(tag);
    const all = [];
    for (let from = this.contentStart; from < this.end; from = all.at(-1).end) {
      all.push(at(this.bytes, from, this.end));
    }
    return all;
  }

  oid() {
    const bytes = this.expect(TAG.OID).content;
    require(bytes.length > 0 && bytes.at(-1) < 0x80);
    const arcs = [];
    let arc = 0n;
    for (const byte of bytes) {
      arc = (arc << 7n) | BigInt(byte & 0x7f);
      if (byte < 0x80) {
        arcs.push(arc);
        arc = 0n;
      }
    }
    const first = arcs[0] < 80n ? arcs[0] / 40n : 2n;
    return [first, arcs[0] - first * 40n, ...arcs.slice(1)].join(".");
  }

  // The bytes of a bit string; `unused` bits at its end are not looked at.
  bits() {
    const content = this.expect(TAG.BIT_STRING).content;
    require(content.length > 0 && content[0] < 8);
    return content.subarray(1);
  }

  // RFC 5280, 4.1.2.5: seconds and Z are always there.
  time() {
    const text = String.fromCharCode(...this.content);
    const parts = (this.tag === TAG.UTC_TIME ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/).exec(text);
    require(parts !== null && (this.tag === TAG.UTC_TIME || this.tag === TAG.TIME));
    const [year, month, ...rest] = parts.slice(1).map(Number);
    const century = this.tag === TAG.TIME ? 0 : year < 50 ? 2000 : 1900;
    return Date.UTC(century + year, month - 1, ...rest) / 1000;
  }
}

// A sequence of these values, each encoded.
export function encodedSequence(values) {
  const content = joinedBytes(values);
  const length = [];
  for (let left = content.length; left > 0; left = Math.floor(left / 256)) {
    length.unshift(left % 256);
  }
  const head = content.length < 0x80 ? [content.length] : [0x80 + length.length, ...length];
  return joinedBytes([Uint8Array.of(TAG.SEQUENCE, ...head), content]);
}

function at(bytes, start, limit) {
  require(start + 2 <= limit && (bytes[start] & 0x1f) !== 0x1f);
  let length = bytes[start + 1];
  let content = start + 2;
  if (length >= 0x80) {
    const count = length & 0x7f;
    require(count >= 1 && count <= 4 && content + count <= limit && bytes[content] !== 0);
    length = bytes.subarray(content, content + count).reduce((sum, byte) => sum * 256 + byte, 0);
    require(length >= 0x80);
    content += count;
  }
  require(content + length <= limit);
  return new Der(bytes, start, content, content + length);
}

function require(condition) {
  if (!condition) {
    throw new Malformed("header.x5c");
  }
}
