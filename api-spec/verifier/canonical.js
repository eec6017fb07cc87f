// The canonical form of RFC 8785 for a message: objects, arrays, strings and whole numbers up to 2^53.

const LARGEST = 2n ** 53n;

export function canonical(value) {
  if (value instanceof Map) {
    const names = [...value.keys()].sort();
    return `{${names.map((name) => `${string(name)}:${canonical(value.get(name))}`).join(",")}}`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (typeof value === "string") {
    return string(value);
  }
  if (typeof value === "bigint" && value <= LARGEST && value >= -LARGEST) {
    return value.toString();
  }
  throw new RangeError("has no canonical form");
}

function string(text) {
  if (!text.isWellFormed()) {
    throw new RangeError("half of a Unicode character");
  }
  return JSON.stringify(text);
}
