type Random = () => number;

/** A place below `length`. */
const below = (random: Random, length: number): number => Math.floor(random() * length);

const pieceOf = (bytes: Buffer, random: Random): readonly [start: number, end: number] => {
  const start = below(random, bytes.length);
  return [start, Math.min(bytes.length, start + 1 + below(random, Math.max(1, bytes.length / 4)))];
};

/** What becomes of files on old sticks, in cut downloads and in the hands of editors. */
const kinds: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  flipBit: (bytes, random) => changeByte(bytes, random, (byte) => byte ^ (1 << below(random, 8))),
  setByte: (bytes, random) => changeByte(bytes, random, () => below(random, 256)),
  boundary: (bytes, random) => changeByte(bytes, random, () => [0, 0x7f, 0x80, 0xff][below(random, 4)] ?? 0),
  cutEnd: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  cutBegin: (bytes, random) => bytes.subarray(below(random, bytes.length)),
  cutOut: (bytes, random) => {
    const [start, end] = pieceOf(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  insert: (bytes, random) => {
    const at = below(random, bytes.length);
    const noise = Buffer.from(Array.from({ length: 1 + below(random, 64) }, () => below(random, 256)));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  duplicate: (bytes, random) => {
    const [start, end] = pieceOf(bytes, random);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  },
  swap: (bytes, random) => {
    const [start, end] = pieceOf(bytes, random);
    const middle = start + below(random, end - start);
    const pieces = [bytes.subarray(0, start), bytes.subarray(middle, end), bytes.subarray(start, middle)];
    return Buffer.concat([...pieces, bytes.subarray(end)]);
  },
  zeros: (bytes, random) => {
    const [start, end] = pieceOf(bytes, random);
    return Buffer.from(bytes).fill(0, start, end);
  },
  largeNumber: (bytes, random) => {
    const changed = Buffer.from(bytes);
    if (bytes.length >= 4) changed.writeUInt32LE(0x7fffffff, below(random, bytes.length - 3));
    return changed;
  },
};

function changeByte(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  const at = below(random, bytes.length);
  changed[at] = change(changed[at] ?? 0);
  return changed;
}

/** One to three changes, and their names. */
export function mutate(bytes: Buffer, random: Random): { readonly bytes: Buffer; readonly changes: readonly string[] } {
  const names = Object.keys(kinds);
  let changed = bytes;
  const changes: string[] = [];
  for (let left = 1 + below(random, 3); left > 0 && changed.length > 0; left--) {
    const name = names[below(random, names.length)] ?? 'flipBit';
    changed = kinds[name]?.(changed, random) ?? changed;
    changes.push(name);
  }
  return { bytes: changed, changes };
}
