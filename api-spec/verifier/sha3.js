// SHA-3 (FIPS 202), which WebCrypto does not have.

export function sha3(bits, bytes) {
  const rate = 200 - bits / 4;
  const padded = new Uint8Array((Math.floor(bytes.length / rate) + 1) * rate);
  padded.set(bytes);
  padded[bytes.length] = 0x06;
  padded[padded.length - 1] |= 0x80;
  const input = new DataView(padded.buffer);
  const lanes = new BigUint64Array(25);
  for (let from = 0; from < padded.length; from += rate) {
    for (let i = 0; i < rate / 8; i++) {
      lanes[i] ^= input.getBigUint64(from + 8 * i, true);
    }
    permute(lanes);
  }
  const output = new DataView(new ArrayBuffer(200));
  lanes.forEach((lane, i) => output.setBigUint64(8 * i, lane, true));
  return new Uint8Array(output.buffer, 0, bits / 8);
}

// Keccak-p[1600, 24], section 3.
function permute(lanes) {
  let register = 1;
  for (let round = 0; round < 24; round++) {
    mixColumns(lanes);
    moveLanes(lanes);
    mixRows(lanes);
    for (let bit = 0; bit < 7; bit++) {
      register = ((register << 1) ^ ((register >> 7) * 0x71)) & 0xff;
      if ((register & 2) !== 0) {
        lanes[0] ^= 1n << BigInt((1 << bit) - 1);
      }
    }
  }
}

function mixColumns(lanes) {
  const sums = [0, 1, 2, 3, 4].map((x) => lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]);
  for (let i = 0; i < 25; i++) {
    lanes[i] ^= sums[(i + 4) % 5] ^ turned(sums[(i + 1) % 5], 1n);
  }
}

function moveLanes(lanes) {
  let [x, y, moving] = [1, 0, lanes[1]];
  for (let step = 0; step < 24; step++) {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    const next = lanes[x + 5 * y];
    lanes[x + 5 * y] = turned(moving, BigInt(((step + 1) * (step + 2) / 2) % 64));
    moving = next;
  }
}

function mixRows(lanes) {
  for (let from = 0; from < 25; from += 5) {
    const row = lanes.slice(from, from + 5);
    row.forEach((lane, x) => {
      lanes[from + x] = lane ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    });
  }
}

function turned(lane, by) {
  return BigInt.asUintN(64, lane << by) | (lane >> (64n - by));
}
