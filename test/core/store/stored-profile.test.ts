import { expect, test } from 'vitest';
import { packProfile, unpackProfile } from '../../../electron/core/store/stored-profile.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { NumericProfile, Profile } from '../../../shared/profile.ts';

function sampleProfile(): Profile {
  const numbers = createColumnProfiler('number');
  numbers.add({ kind: 'numeric', values: Float64Array.of(-3.5, Number.NaN, 0, 0.25, 1e300, -1e-300) });
  const categories = createColumnProfiler('category');
  categories.add({ kind: 'coded', codes: Int32Array.of(0, 1, -1, 0, 0, 0), dictionary: ['a', 'b'] });
  return { rows: 6, columns: { weight: numbers.finish(), site: categories.finish() } };
}

test('a profile comes back as it was stored', () => {
  const profile = sampleProfile();

  expect(unpackProfile(packProfile(profile))).toEqual(profile);
});

test('a profile stored with its buckets, as versions were at first, is read too', () => {
  const profile = sampleProfile();

  expect(unpackProfile(JSON.stringify(profile))).toEqual(profile);
});

test('a profile stored with distances as numbers is read too', () => {
  const profile = sampleProfile();
  const { buckets, ...weight } = profile.columns['weight'] as NumericProfile; // declared a number
  const gaps = buckets.map((bucket, place) => bucket - (buckets[place - 1] ?? 0));
  const stored = { ...profile, columns: { ...profile.columns, weight: { ...weight, gaps } } };

  expect(unpackProfile(JSON.stringify(stored))).toEqual(profile);
});

test('counts beyond 32 bits come back, and a column of very many rows takes less than 8 KiB', () => {
  const random = createRandom(3);
  const numbers = createColumnProfiler('number');
  numbers.add({ kind: 'numeric', values: Float64Array.from({ length: 200_000 }, () => random.normal()) });
  const column = numbers.finish() as NumericProfile; // declared a number
  const counts = column.counts.map((count, place) => (place === 0 ? 2 ** 40 : count * 5));
  const profile = { rows: 1_000_000, columns: { x: { ...column, counts } } };

  expect(unpackProfile(packProfile(profile))).toEqual(profile);
  expect(Buffer.byteLength(packProfile(profile))).toBeLessThan(8 * 1024);
});
