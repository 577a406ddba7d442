import type { NumericProfile } from '../profile.ts';
import { gridOf } from './number-grid.ts';

/**
 * The number below which the share `q` (0 to 1) of a column's values lies: linear inside the bucket that holds it, so at
 * most a bucket's width off (1.6 % of the value, or a week for dates). Null where there are no finite values.
 */
export function profileQuantile(profile: NumericProfile, q: number): number | null {
  const { buckets, counts, type, min, max } = profile;
  if (min === null || max === null) return null;
  const grid = gridOf(type);
  const wanted = q * counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [place, bucket] of buckets.entries()) {
    const count = counts[place] ?? 0;
    if (seen + count >= wanted) {
      const [low, high] = [Math.max(grid.lowerEdge(bucket), min), Math.min(grid.upperEdge(bucket), max)];
      return Math.min(Math.max(low + ((wanted - seen) / count) * (high - low), min), max);
    }
    seen += count;
  }
  return max;
}
