import { describe, expect, test } from 'vitest';
import { changeBeyondChance } from '../../../../shared/domain/looks/change-beyond-chance.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import { categoryProfile, numericProfile } from '../sample-profiles.ts';

const random = createRandom(3);
const normals = (count: number, shift = 0) => Array.from({ length: count }, () => random.normal() + shift);
const draws = (count: number, shares: readonly number[]) =>
  Array.from({ length: count }, () => {
    let left = random.next();
    return `v${shares.findIndex((share) => (left -= share) < 0)}`;
  });
const meanOf = (values: readonly (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / values.length;

describe('changeBeyondChance', () => {
  test.each([8, 30, 200])('of %i values of the same numbers is on the whole a tenth of a deviation at most', (n) => {
    const reference = numericProfile(normals(3_000));
    const days = Array.from({ length: 200 }, () => changeBeyondChance(reference, numericProfile(normals(n))));
    expect(meanOf(days)).toBeLessThan(0.1);
  });

  test.each([10, 50, 500])('of %i values that moved by two deviations is nearly two', (n) => {
    const reference = numericProfile(normals(3_000));
    const days = Array.from({ length: 50 }, () => changeBeyondChance(reference, numericProfile(normals(n, 2))));
    expect(meanOf(days)).toBeGreaterThan(1.4);
    expect(meanOf(days)).toBeLessThan(2.1);
  });

  test.each([10, 50, 500])('of %i values of the same categories is small, of other shares Cohen’s w', (n) => {
    const reference = categoryProfile(draws(3_000, [0.5, 0.3, 0.2]));
    const of = (shares: readonly number[]) =>
      meanOf(Array.from({ length: 100 }, () => changeBeyondChance(reference, categoryProfile(draws(n, shares)))));
    expect(of([0.5, 0.3, 0.2])).toBeLessThan(0.25);
    // √(0.3²/0.5 + 0.1²/0.3 + 0.4²/0.2) = 1.006
    expect(of([0.2, 0.2, 0.6])).toBeCloseTo(1.006, 0);
  });

  test('is null where a side has no values and where the reference is constant', () => {
    const some = numericProfile([1, 2, 3]);
    expect(changeBeyondChance(some, numericProfile([Number.NaN, Number.NaN]))).toBeNull();
    expect(changeBeyondChance(numericProfile([Number.NaN]), some)).toBeNull();
    expect(changeBeyondChance(numericProfile([2, 2, 2]), some)).toBeNull();
    expect(changeBeyondChance(some, categoryProfile(['v1']))).toBeNull();
  });
});
