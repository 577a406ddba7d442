import { gridOf } from '../../shared/domain/number-grid.ts';
import type { NumericProfile } from '../../shared/profile.ts';

/** Equally wide bins over profiles of one column; `shares[i]` (0–1 of the values present) belongs to `profiles[i]`. */
export type ProfileBins = { readonly edges: readonly number[]; readonly shares: readonly (readonly number[])[] };

/**
 * Shared bins of one or more profiles. A profile's bucket that spans several bins is spread over them evenly, so the
 * shares add up to 1. Without any value there are no bins; a constant column has one bin.
 */
export function binProfiles(profiles: readonly NumericProfile[], wanted: number): ProfileBins {
  const lows = profiles.flatMap(({ min }) => (min === null ? [] : [min]));
  const highs = profiles.flatMap(({ max }) => (max === null ? [] : [max]));
  if (lows.length === 0) return { edges: [], shares: profiles.map(() => []) };
  const low = Math.min(...lows);
  const high = Math.max(...highs);
  const bins = high > low ? wanted : 1;
  const width = high > low ? (high - low) / bins : 1;
  const edges = Array.from({ length: bins + 1 }, (_, index) => low + index * width);
  return { edges, shares: profiles.map((profile) => sharesIn(profile, low, width, bins)) };
}

function sharesIn(profile: NumericProfile, low: number, width: number, bins: number): readonly number[] {
  const counts = Array.from({ length: bins }, () => 0);
  const grid = gridOf(profile.type);
  const high = low + width * bins;
  const total = profile.counts.reduce((sum, count) => sum + count, 0);
  profile.buckets.forEach((bucket, index) => {
    const from = clamp(grid.lowerEdge(bucket), low, high);
    const to = clamp(grid.upperEdge(bucket), low, high);
    spread(counts, profile.counts[index] ?? 0, (from - low) / width, (to - low) / width);
  });
  return counts.map((count) => (total === 0 ? 0 : count / total));
}

/** Adds `count` to the bins between two positions, which are counted in bins. */
function spread(counts: number[], count: number, from: number, to: number) {
  const first = Math.min(Math.floor(from), counts.length - 1);
  const last = Math.min(Math.max(Math.ceil(to) - 1, first), counts.length - 1);
  for (let bin = first; bin <= last; bin += 1) {
    const overlap = to > from ? (Math.min(to, bin + 1) - Math.max(from, bin)) / (to - from) : 1;
    counts[bin] = (counts[bin] ?? 0) + count * overlap;
  }
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
