// Bytes and their spellings. Each text has one spelling only; any other is refused.
import { sha3 } from "./sha3.js";

export class Malformed extends Error {}

export function latin1(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return text;
}

export function ascii(text) {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function base64(bytes) {
  return btoa(latin1(bytes));
}

export function base64url(bytes) {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function fromBase64(text, where) {
  try {
    const bytes = ascii(atob(text));
    if (base64(bytes) === text) {
      return bytes;
    }
  } catch {
    throw new Malformed(where);
  }
  throw new Malformed(where);
}

export function fromBase64url(text, where) {
  const standard = text.replaceAll("-", "+").replaceAll("_", "/");
  const bytes = fromBase64(standard + "=".repeat((4 - (standard.length % 4)) % 4), where);
  if (base64url(bytes) !== text) {
    throw new Malformed(where);
  }
  return bytes;
}

export function utf8(bytes, where) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed(where);
  }
}

export function same(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

export function joinedBytes(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((from, part) => {
    all.set(part, from);
    return from + part.length;
  }, 0);
  return all;
}

export function sha256(bytes) {
  return digestBy("SHA-256", bytes);
}

export async function digestBy(hash, bytes) {
  return hash.startsWith("SHA3-") ? sha3(Number(hash.slice(5)), bytes)
    : new Uint8Array(await crypto.subtle.digest(hash, bytes));
}
