// The raw form of a container's ZIP, as narrow as the hub writes it: entries without gap or overlap, each told alike
// at its place and in the directory, nothing before, between or behind. Sizes are limited before anything is unpacked.
import { latin1 } from "./bytes.js";

export class Unsound extends Error {
  constructor(fault, about = "") {
    super(fault);
    this.fault = fault;
    this.about = about;
  }
}

export const META_FILES = ["META-INF/manifest.xml", "META-INF/signatures0.xml"];

const CONTAINER_TYPE = "application/vnd.etsi.asic-e+zip";
const MOST_FILES = 25_000;
const MOST_BYTES = 16 * 2 ** 30;
const UNSUSPICIOUS_BYTES = 16 * 2 ** 20;
const HIGHEST_RATIO = 250;
const LARGEST_DIRECTORY_BYTES = 16 * 2 ** 20;
const DEFLATED = 8;
const WITH_DESCRIPTOR = 1 << 3;
const IN_UTF_8 = 1 << 11;
const KNOWN_FLAGS = 0b110 | WITH_DESCRIPTOR | IN_UTF_8;
const PLAIN_NAME = /^(?!\.{1,2}$)[^/\\:\p{Cc}]+$/u;

// The files by their names: size, and the bytes when they are asked for.
export function readArchive(bytes) {
  try {
    return new Archive(bytes).files();
  } catch (problem) {
    throw problem instanceof RangeError ? new Unsound("container-malformed", "archive") : problem;
  }
}

class Archive {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.next = 0;
    this.total = 0;
    this.all = new Map();
    this.taken = new Set();
  }

  files() {
    const end = this.bytes.length - 22;
    const count = this.u16(end + 10);
    const size = this.u32(end + 12);
    const start = this.u32(end + 16);
    sound(this.u32(end) === 0x06054b50 && this.u32(end + 4) === 0 && this.u16(end + 8) === count);
    sound(this.u16(end + 20) === 0 && start + size === end && count > 0);
    limited(count <= MOST_FILES && size <= LARGEST_DIRECTORY_BYTES, "files");
    let from = start;
    for (let i = 0; i < count; i++) {
      from = this.entry(from, end, i === 0);
    }
    sound(from === end && this.next === start);
    limited(this.total <= UNSUSPICIOUS_BYTES || this.total <= HIGHEST_RATIO * this.bytes.length, "ratio");
    return this.all;
  }

  entry(from, end, first) {
    sound(from + 46 <= end && this.u32(from) === 0x02014b50 && this.u32(from + 30) === 0 && this.u16(from + 34) === 0);
    const flags = this.u16(from + 8);
    const method = this.u16(from + 10);
    const [packed, size, length] = [this.u32(from + 20), this.u32(from + 24), this.u16(from + 28)];
    sound((flags & ~KNOWN_FLAGS) === 0 && this.u32(from + 42) === this.next && from + 46 + length <= end);
    sound(method === DEFLATED || (method === 0 && packed === size && (flags & WITH_DESCRIPTOR) === 0));
    const spelt = this.bytes.subarray(from + 46, from + 46 + length);
    const content = this.local(from, spelt, flags, packed);
    const called = this.named(spelt, flags);
    this.total += size;
    limited(this.total <= MOST_BYTES, "bytes");
    if (first) {
      sound(called === "mimetype" && method === 0 && latin1(content) === CONTAINER_TYPE, "mimetype");
    }
    this.all.set(called, { size, bytes: () => (method === 0 ? content : inflated(content, size)) });
    return from + 46 + length;
  }

  // What stands at the entry's own place says the same as the directory.
  local(central, spelt, flags, packed) {
    const from = this.next;
    sound(this.u32(from) === 0x04034b50 && this.u16(from + 28) === 0 && this.u16(from + 26) === spelt.length);
    sound(this.alike(from + 30, central + 46, spelt.length) && this.alike(from + 6, central + 8, 4));
    const content = from + 30 + spelt.length;
    this.next = content + packed;
    sound(this.next <= this.bytes.length);
    if ((flags & WITH_DESCRIPTOR) === 0) {
      sound(this.alike(from + 14, central + 16, 12));
    } else {
      sound(this.u32(this.next) === 0x08074b50 && this.alike(this.next + 4, central + 16, 12));
      this.next += 16;
    }
    return this.bytes.subarray(content, content + packed);
  }

  // No folders but the one, no way out of it, no name twice on any operating system.
  named(spelt, flags) {
    let called;
    try {
      called = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(spelt);
    } catch {
      throw new Unsound("container-malformed", "names");
    }
    sound(META_FILES.includes(called) || PLAIN_NAME.test(called), "names");
    sound(!this.taken.has(called.toLowerCase()), "names");
    sound((flags & IN_UTF_8) !== 0 || called.length === spelt.length, "names");
    this.taken.add(called.toLowerCase());
    return called;
  }

  alike(one, other, length) {
    return this.bytes.subarray(one, one + length).every((byte, i) => byte === this.bytes[other + i]);
  }

  u16(from) {
    return this.view.getUint16(from, true);
  }

  u32(from) {
    return this.view.getUint32(from, true);
  }
}

// As many bytes as were told, and not one more.
async function inflated(packed, size) {
  const all = new Uint8Array(size);
  let filled = 0;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > size) {
        await reader.cancel();
        throw new Unsound("container-malformed", "archive");
      }
      all.set(part.value, filled);
      filled += part.value.length;
    }
  } catch {
    throw new Unsound("container-malformed", "archive");
  }
  sound(filled === size);
  return all;
}

function sound(condition, about = "archive") {
  if (!condition) {
    throw new Unsound("container-malformed", about);
  }
}

function limited(condition, about) {
  if (!condition) {
    throw new Unsound("container-too-large", about);
  }
}
