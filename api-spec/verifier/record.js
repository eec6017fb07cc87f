// Evidence records of RFC 4998: the way from a piece to its first time-stamp, and from each time-stamp to the one that
// renews it, chain by chain (5.3).
import { Der, TAG, encodedSequence } from "./der.js";
import { digestBy, hex, joinedBytes } from "./bytes.js";
import { IMPRINTS, Refused, imprintHash, stampOver } from "./token.js";

const MOST_STAMPS = 1000;

// The time-stamps over the piece, from the first on.
export async function recordedStamps(der, piece, anchors) {
  const stamps = [];
  try {
    const chains = Der.read(der).children(TAG.SEQUENCE).at(-1).children(TAG.SEQUENCE);
    for (let i = 0; i < chains.length; i++) {
      await takeChain(chains[i].children(TAG.SEQUENCE), chains.slice(0, i), piece, anchors, stamps);
    }
    atLeastOne(stamps, stamps);
    return stamps;
  } catch (problem) {
    throw problem instanceof Refused ? new Refused(problem.fault, whichStamp(stamps))
      : new Refused("record-malformed", whichStamp(stamps));
  }
}

// Which time-stamp is at fault.
function whichStamp(stamps) {
  return stampName(stamps.length);
}

// The name of the time-stamp with this index.
export function stampName(index) {
  return index === 0 ? "journal" : `renewal ${index}`;
}

function atLeastOne(all, stamps) {
  if (all.length === 0 || stamps.length + all.length > MOST_STAMPS) {
    throw new Refused("record-malformed");
  }
}

async function takeChain(all, ended, piece, anchors, stamps) {
  atLeastOne(all, stamps);
  const hash = hashOf(all[0]);
  let over = await digestBy(hash, piece);
  if (ended.length > 0) { // RFC 4998, 5.2: the data and all that was said of them until then
    const sequence = encodedSequence(ended.map((chain) => chain.encoded));
    over = await digestBy(hash, joinedBytes([over, await digestBy(hash, sequence)]));
  }
  for (const each of all) {
    if (hashOf(each) !== hash) {
      throw new Refused("record-malformed");
    }
    const parts = each.children(TAG.SEQUENCE);
    const token = parts.at(-1).expect(TAG.SEQUENCE).encoded;
    const root = await rootOf(treeOf(parts), hash, hex(over), stamps.length === 0);
    const stamp = await stampOver(root, hash, token, anchors);
    inTime(stamps.at(-1), stamp);
    stamps.push(stamp);
    over = await digestBy(hash, token);
  }
}

function hashOf(archiveStamp) {
  const parts = archiveStamp.children(TAG.SEQUENCE);
  const stated = parts.find((part) => part.tag === 0xa0);
  const hash = stated === undefined ? imprintHash(parts.at(-1).encoded) : IMPRINTS[stated.children(0xa0)[0].oid()];
  if (hash === undefined) {
    throw new Refused("record-malformed");
  }
  return hash;
}

function treeOf(parts) {
  return parts.find((part) => part.tag === 0xa2)?.children(0xa2)
    .map((step) => step.children(TAG.SEQUENCE).map((value) => hex(value.expect(TAG.OCTET_STRING).content)));
}

function inTime(before, renewal) {
  if (before === undefined) {
    return;
  }
  if (renewal.millis + renewal.accuracy < before.millis - before.accuracy) {
    throw new Refused("times-out-of-order");
  }
  if (renewal.millis > before.until) {
    throw new Refused("renewed-too-late");
  }
}

// RFC 4998, 4.3: each step joins what was computed with its neighbours in binary ascending order.
async function rootOf(steps, hash, over, first) {
  if (steps === undefined) {
    return over;
  }
  if (steps.length === 0 || !steps[0].includes(over)) {
    throw new Refused(first ? "record-of-another" : "renewal-of-another");
  }
  let node = await joined(hash, steps[0]);
  for (const step of steps.slice(1)) {
    node = await joined(hash, [...step, node]);
  }
  return node;
}

async function joined(hash, values) {
  return values.length === 1 ? values[0] : hex(await digestBy(hash, fromHex(values.sort().join(""))));
}

function fromHex(digits) {
  return Uint8Array.from(digits.match(/../g), (pair) => Number.parseInt(pair, 16));
}
