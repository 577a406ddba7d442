import type { NumericProfile } from '../profile.ts';
import type { PairedCounts } from './kolmogorov-smirnov.ts';

/** Buckets that occur in either profile, ascending, with the counts of both (a: the first). */
export function pairBuckets(
  first: NumericProfile,
  second: NumericProfile,
): PairedCounts & { readonly buckets: number[] } {
  const paired = { buckets: [] as number[], a: [] as number[], b: [] as number[] };
  let i = 0;
  let j = 0;
  while (i < first.buckets.length || j < second.buckets.length) {
    const left = first.buckets[i] ?? Infinity;
    const right = second.buckets[j] ?? Infinity;
    paired.buckets.push(Math.min(left, right));
    paired.a.push(left <= right ? (first.counts[i] ?? 0) : 0);
    paired.b.push(right <= left ? (second.counts[j] ?? 0) : 0);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return paired;
}
