import type { NumericProfile } from '../profile.ts';
import { gridOf } from './number-grid.ts';
import { pairBuckets } from './paired-buckets.ts';
import { momentsOf } from './profile-merge.ts';

/** How far the values would have to move, in their unit, and in standard deviations of the reference. */
export type Wasserstein = { readonly distance: number; readonly standardized: number | null };

/**
 * First Wasserstein distance between two profiles: the area between their cumulative shares, values taken as spread
 * evenly over their bucket. Infinities are left out. Null where a profile holds no finite value; `standardized` is null
 * for a constant reference.
 */
export function wassersteinDistance(reference: NumericProfile, current: NumericProfile): Wasserstein | null {
  const { n, m2 } = momentsOf(reference);
  const m = momentsOf(current).n;
  if (n === 0 || m === 0) return null;
  const { lowerEdge, upperEdge } = gridOf(reference.type);
  const { buckets, a, b } = pairBuckets(reference, current);
  let distance = 0;
  let gap = 0;
  let end: number | null = null;
  buckets.forEach((bucket, index) => {
    const [from, to] = [lowerEdge(bucket), upperEdge(bucket)];
    if (!Number.isFinite(from) || !Number.isFinite(to)) return;
    if (end !== null) distance += Math.abs(gap) * (from - end);
    const next = gap + (a[index] ?? 0) / n - (b[index] ?? 0) / m;
    distance += meanAbsolute(gap, next) * (to - from);
    gap = next;
    end = to;
  });
  const deviation = Math.sqrt(m2 / n);
  return { distance, standardized: deviation > 0 ? distance / deviation : null };
}

/** Mean of |x| while x goes evenly from one value to another. */
function meanAbsolute(from: number, to: number): number {
  if (from * to >= 0) return (Math.abs(from) + Math.abs(to)) / 2;
  return (from * from + to * to) / (2 * Math.abs(to - from));
}
