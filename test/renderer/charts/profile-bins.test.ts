import { describe, expect, it } from 'vitest';
import { binProfiles } from '../../../renderer/charts/profile-bins.ts';
import { createNumberProfiler } from '../../../shared/domain/profile-numbers.ts';
import type { ColumnType } from '../../../shared/column.ts';

function profile(values: readonly number[], type: ColumnType = 'integer') {
  const profiler = createNumberProfiler(type);
  profiler.add(Float64Array.from(values));
  return profiler.finish();
}

const sum = (shares: readonly number[] | undefined) => (shares ?? []).reduce((total, share) => total + share, 0);

describe('the bins of profiles', () => {
  it('gives two profiles the same edges, from the lowest to the highest value of both', () => {
    const { edges, shares } = binProfiles([profile([0, 1, 2]), profile([8, 10])], 5);
    expect(edges).toEqual([0, 2, 4, 6, 8, 10]);
    expect(shares.map(sum)).toEqual([1, 1]);
    expect(shares[1]?.slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  it('keeps a share for every value, missing ones left out', () => {
    const { shares } = binProfiles([profile([1.5, 2.25, 3, Number.NaN, 900], 'number')], 7);
    expect(sum(shares[0])).toBeCloseTo(1, 12);
    expect(shares[0]?.[6]).toBeCloseTo(0.25, 12);
  });

  it('has one bin where all values are alike, and none where there are no values', () => {
    expect(binProfiles([profile([4, 4, 4])], 20).shares).toEqual([[1]]);
    expect(binProfiles([profile([])], 20)).toEqual({ edges: [], shares: [[]] });
  });
});
