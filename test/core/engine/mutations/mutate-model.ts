import type { Random } from '../../../../shared/domain/random.ts';

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const somewhere = (bytes: Uint8Array, random: Random): number => random.int(Math.max(1, bytes.length));

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const changeBytes: Mutation = (bytes, random) => {
  const changed = bytes.slice();
  for (let count = 1 + random.int(6); count > 0; count -= 1) changed[somewhere(bytes, random)] = random.int(256);
  return changed;
};

const flipBit: Mutation = (bytes, random) => {
  const changed = bytes.slice();
  const at = somewhere(bytes, random);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.int(8));
  return changed;
};

const cutOff: Mutation = (bytes, random) => bytes.slice(0, somewhere(bytes, random));

const leaveOut: Mutation = (bytes, random) => {
  const at = somewhere(bytes, random);
  return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.int(40)));
};

const repeat: Mutation = (bytes, random) => {
  const at = somewhere(bytes, random);
  const part = bytes.subarray(at, at + 1 + random.int(60));
  return joined(bytes.subarray(0, at), part, part, bytes.subarray(at));
};

/** A huge number where a small one stood: a length, a dimension, a type. */
const swell: Mutation = (bytes, random) => {
  const at = somewhere(bytes, random);
  const huge = Uint8Array.of(...Array.from({ length: 1 + random.int(8) }, () => 255), 1 + random.int(127));
  return joined(bytes.subarray(0, at), huge, bytes.subarray(at + (random.int(2) === 0 ? 1 : huge.length)));
};

const graft: Mutation = (bytes, random, other) => {
  const from = somewhere(other, random);
  const part = other.subarray(from, from + 1 + random.int(80));
  const at = somewhere(bytes, random);
  return joined(bytes.subarray(0, at), part, bytes.subarray(at + (random.int(2) === 0 ? 0 : part.length)));
};

const MUTATIONS = [changeBytes, flipBit, flipBit, flipBit, cutOff, leaveOut, repeat, swell, graft];

/** One of the sound files, changed in one way or in two (a flipped bit leaves most of them readable); the same random numbers give the same file. */
export function mutateModel(sound: readonly Uint8Array[], random: Random): Uint8Array {
  const pick = (): Uint8Array => sound[random.int(sound.length)] ?? new Uint8Array(0);
  let bytes = pick();
  for (let count = 1 + random.int(2); count > 0; count -= 1) {
    bytes = (MUTATIONS[random.int(MUTATIONS.length)] ?? changeBytes)(bytes, random, pick());
  }
  return bytes;
}
