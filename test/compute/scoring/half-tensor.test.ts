import { expect, test } from 'vitest';
import { floatsOfHalves, halfTensor } from '../../../electron/compute/scoring/half-tensor.ts';

const bitsOf = (...values: number[]): readonly number[] =>
  Array.from(halfTensor(Float32Array.from(values), [values.length]).data as unknown as Uint16Array); // bits, see half-tensor.ts

test('every number of half precision is read, and written back as it was', () => {
  const bits = Uint16Array.from({ length: 65_536 }, (_, index) => index);

  const floats = floatsOfHalves(bits);

  const changed = bits.filter((value, index) => !Number.isNaN(floats[index]) && bitsOf(floats[index]!)[0] !== value);
  expect([...changed]).toEqual([]);
});

// Values and bits of IEEE 754-2019, binary16.
test.each([
  ['one', 1, 0x3c00],
  ['the largest', 65_504, 0x7bff],
  ['the smallest', 2 ** -24, 0x0001],
  ['half of the smallest, to even', 2 ** -25, 0x0000],
  ['the largest that rounds down', 65_519, 0x7bff],
  ['too large', 65_520, 0x7c00],
  ['a tie, to even', 1 + 2 ** -11, 0x3c00],
  ['a tie, to even upwards', 1 + 3 * 2 ** -11, 0x3c02],
  ['minus nothing', -0, 0x8000],
  ['no number', NaN, 0x7e00],
])('writes %s', (_, value, bits) => {
  expect(bitsOf(value)).toEqual([bits]);
});
