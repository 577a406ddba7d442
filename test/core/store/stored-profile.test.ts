import { expect, test } from 'vitest';
import { packProfile, unpackProfile } from '../../../electron/core/store/stored-profile.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import type { Profile } from '../../../shared/profile.ts';

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
