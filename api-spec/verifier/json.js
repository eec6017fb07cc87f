// JSON, strictly: no member twice, nothing behind the value. Objects become Maps, whole numbers BigInts, other
// numbers Fractions, so that 1 and 1.0 stay different.
import { Malformed } from "./bytes.js";

export class Fraction {}

const DEEPEST = 500;
const TOKEN = /[ \t\n\r]*(?:([{}[\]:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)|(true|false|null))/y;
const LITERALS = { true: true, false: false, null: null };

export function parseJson(text, where) {
  const tokens = new Tokens(text, where);
  const value = tokens.value(tokens.next(), 0);
  tokens.end();
  return value;
}

class Tokens {
  constructor(text, where) {
    this.text = text;
    this.where = where;
    this.at = 0;
  }

  next() {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.text);
    if (!found) {
      throw new Malformed(this.where);
    }
    this.at = TOKEN.lastIndex;
    const [, sign, string, number, fraction, exponent, word] = found;
    return { sign, string, number, whole: fraction === undefined && exponent === undefined, word };
  }

  end() {
    if (!/^[ \t\n\r]*$/.test(this.text.slice(this.at))) {
      throw new Malformed(this.where);
    }
  }

  value(token, depth) {
    if (depth > DEEPEST) {
      throw new Malformed(this.where);
    }
    if (token.sign === "{") {
      return this.object(depth);
    }
    if (token.sign === "[") {
      return this.array(depth);
    }
    if (token.string !== undefined) {
      return JSON.parse(token.string);
    }
    if (token.number !== undefined) {
      return token.whole ? BigInt(token.number) : new Fraction();
    }
    if (token.word !== undefined) {
      return LITERALS[token.word];
    }
    throw new Malformed(this.where);
  }

  object(depth) {
    const members = new Map();
    let token = this.next();
    while (token.sign !== "}") {
      if (token.string === undefined || this.next().sign !== ":") {
        throw new Malformed(this.where);
      }
      const name = JSON.parse(token.string);
      if (members.has(name)) {
        throw new Malformed(this.where);
      }
      members.set(name, this.value(this.next(), depth + 1));
      token = this.separator("}", (next) => next.string !== undefined);
    }
    return members;
  }

  array(depth) {
    const elements = [];
    let token = this.next();
    while (token.sign !== "]") {
      elements.push(this.value(token, depth + 1));
      token = this.separator("]", () => true);
    }
    return elements;
  }

  // The closing sign, or what stands behind a comma; a comma before the closing sign is refused.
  separator(close, allowed) {
    const sign = this.next();
    if (sign.sign === close) {
      return sign;
    }
    const next = sign.sign === "," ? this.next() : sign;
    if (sign.sign !== "," || next.sign === close || !allowed(next)) {
      throw new Malformed(this.where);
    }
    return next;
  }
}
