import { fisherTail } from './fisher.ts';
import { permutationTail } from './permutation.ts';
import { chiSquareTail } from './special-functions.ts';

export type TestOutcome = { readonly statistic: number; readonly pValue: number };
export type HomogeneityTest = TestOutcome & { readonly method: 'chiSquare' | 'fisher' | 'permutation' };

/** How often each category occurs in either sample, category by category. */
export type CategoryCounts = { readonly reference: readonly number[]; readonly current: readonly number[] };

/** Cochran's customary rule for the chi-square approximation. */
const LEAST_EXPECTED = 5;
/** Above this the smaller sample would make permuting slow, and merging rare categories costs little power. */
const MOST_PERMUTED = 100;

/**
 * Do two samples share one distribution over categories? Pearson's chi-square of homogeneity where every expected
 * count reaches 5. Otherwise: two categories, Fisher's exact test; a smaller sample of up to 100, 9,999 permutations
 * of the chi-square statistic from a fixed seed; else the rarest categories of the pooled sample are merged until the
 * rule holds. Null where a sample is empty; one common category gives statistic 0 and p = 1. `mostDrawn` is as
 * `permutationTail` takes it.
 */
export function testHomogeneity(counts: CategoryCounts, mostDrawn?: number): HomogeneityTest | null {
  const n = total(counts.reference);
  const m = total(counts.current);
  if (n === 0 || m === 0) return null;
  const occurring = dropEmpty(counts);
  if (leastExpected(occurring) >= LEAST_EXPECTED) return chiSquareTest(occurring);
  if (occurring.reference.length === 2) return exactTest(occurring);
  if (Math.min(n, m) <= MOST_PERMUTED) {
    const statistic = chiSquareStatistic(occurring);
    return { statistic, pValue: permutationTail(occurring, statistic, mostDrawn), method: 'permutation' };
  }
  const merged = mergeRare(occurring);
  const stillRare = merged.reference.length === 2 && leastExpected(merged) < LEAST_EXPECTED;
  return stillRare ? exactTest(merged) : chiSquareTest(merged);
}

/** Do two shares differ, for instance of missing values? Null where a sample is empty. */
export function testShares(
  count: number,
  of: number,
  referenceCount: number,
  referenceOf: number,
): HomogeneityTest | null {
  return testHomogeneity({ reference: [referenceCount, referenceOf - referenceCount], current: [count, of - count] });
}

/** Cramér's V of the two-row table: 0 where the samples agree, 1 where they share no category. */
export function cramersV(counts: CategoryCounts): number {
  const size = total(counts.reference) + total(counts.current);
  return size === 0 ? 0 : Math.sqrt(chiSquareStatistic(dropEmpty(counts)) / size);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const pooledCounts = ({ reference, current }: CategoryCounts): number[] =>
  reference.map((count, index) => count + (current[index] ?? 0));

function dropEmpty(counts: CategoryCounts): CategoryCounts {
  const occurs = pooledCounts(counts).map((count) => count > 0);
  return {
    reference: counts.reference.filter((_, index) => occurs[index]),
    current: counts.current.filter((_, index) => occurs[index]),
  };
}

function leastExpected(counts: CategoryCounts): number {
  const n = total(counts.reference);
  const m = total(counts.current);
  return Math.min(...pooledCounts(counts)) * (Math.min(n, m) / (n + m));
}

function exactTest({ reference, current }: CategoryCounts): HomogeneityTest {
  const [a = 0, otherA = 0] = reference;
  const [b = 0, otherB = 0] = current;
  const statistic = Math.abs(b / (b + otherB) - a / (a + otherA));
  return { statistic, pValue: fisherTail(a, otherA, b, otherB), method: 'fisher' };
}

function chiSquareTest(counts: CategoryCounts): HomogeneityTest {
  const statistic = chiSquareStatistic(counts);
  return { statistic, pValue: chiSquareTail(statistic, counts.reference.length - 1), method: 'chiSquare' };
}

/** Pearson's statistic of the two-row table, both rows' expectations taken from the pooled sample. */
function chiSquareStatistic(counts: CategoryCounts): number {
  const n = total(counts.reference);
  const m = total(counts.current);
  let statistic = 0;
  counts.reference.forEach((a, index) => {
    const b = counts.current[index] ?? 0;
    // Σ (observed - expected)² / expected over both rows of one column, simplified.
    statistic += (a * m - b * n) ** 2 / (n * m * (a + b));
  });
  return Number.isNaN(statistic) ? 0 : statistic;
}

/**
 * Merges the rarest categories of the pooled sample into one until each expects at least 5. Which ones are rare does
 * not depend on who they belong to, so the test stays honest.
 */
export function mergeRare(counts: CategoryCounts, leastPooled = leastPooledFor(counts)): CategoryCounts {
  const order = pooledCounts(counts)
    .map((pooled, index) => ({ pooled, index }))
    .toSorted((x, y) => y.pooled - x.pooled);
  let rare = { reference: 0, current: 0 };
  while (order.length > 1) {
    const last = order.at(-1);
    const pooledRare = rare.reference + rare.current;
    if (!last || (last.pooled >= leastPooled && (pooledRare === 0 || pooledRare >= leastPooled))) break;
    rare = {
      reference: rare.reference + (counts.reference[last.index] ?? 0),
      current: rare.current + (counts.current[last.index] ?? 0),
    };
    order.pop();
  }
  const kept = order.map(({ index }) => index);
  return dropEmpty({
    reference: [...kept.map((index) => counts.reference[index] ?? 0), rare.reference],
    current: [...kept.map((index) => counts.current[index] ?? 0), rare.current],
  });
}

function leastPooledFor(counts: CategoryCounts): number {
  const n = total(counts.reference);
  const m = total(counts.current);
  return (LEAST_EXPECTED * (n + m)) / Math.min(n, m);
}
