// Evidence records of RFC 4998: the way from a piece's digest to the journal's time-stamp. The first archive
// time-stamp proves the earliest time; renewals after it are not looked at.
import { Der, TAG } from "./der.js";
import { hex, sha256 } from "./bytes.js";
import { Refused, stampOver } from "./token.js";

const SHA_256_OID = "2.16.840.1.101.3.4.2.1";

export async function recordedStamp(der, piece, anchors) {
  let root;
  let token;
  try {
    const parts = firstStamp(der);
    const steps = parts.find((part) => part.tag === 0xa2)?.children(0xa2)
      .map((step) => step.children(TAG.SEQUENCE).map((value) => hex(value.expect(TAG.OCTET_STRING).content)));
    root = steps === undefined ? piece : await rootOf(steps, piece);
    token = parts.at(-1).expect(TAG.SEQUENCE).encoded;
  } catch (problem) {
    throw problem instanceof Refused ? problem : new Refused("record-malformed");
  }
  return stampOver(root, token, anchors);
}

function firstStamp(der) {
  const sequence = Der.read(der).children(TAG.SEQUENCE).at(-1);
  const parts = sequence.children(TAG.SEQUENCE)[0].children(TAG.SEQUENCE)[0].children(TAG.SEQUENCE);
  const algorithm = parts.find((part) => part.tag === 0xa0)?.children(0xa0)[0].oid();
  if (algorithm !== undefined && algorithm !== SHA_256_OID) {
    throw new Refused("record-malformed");
  }
  return parts;
}

// RFC 4998, 4.3: each step joins what was computed with its neighbours in binary ascending order.
async function rootOf(steps, piece) {
  if (steps.length === 0 || !steps[0].includes(piece)) {
    throw new Refused("record-of-another");
  }
  let node = await joined(steps[0]);
  for (const step of steps.slice(1)) {
    node = await joined([...step, node]);
  }
  return node;
}

async function joined(values) {
  return values.length === 1 ? values[0] : hex(await sha256(fromHex(values.sort().join(""))));
}

function fromHex(digits) {
  return Uint8Array.from(digits.match(/../g), (pair) => Number.parseInt(pair, 16));
}
