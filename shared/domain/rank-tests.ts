import type { TestOutcome } from './contingency.ts';
import type { PairedCounts } from './kolmogorov-smirnov.ts';
import { normalTail } from './special-functions.ts';

/**
 * Wilcoxon's rank sum test (Mann and Whitney 1947) by its normal limit: is one sample mostly above the other? The
 * statistic is the chance that a value of `b` exceeds one of `a`, ties counted half. Null where a sample is empty.
 */
export function rankSum(counts: PairedCounts): TestOutcome | null {
  const [n, m] = [total(counts.a), total(counts.b)];
  const { sum, pValue } = testScores(counts, (before, ties) => before + (ties + 1) / 2);
  return n === 0 || m === 0 ? null : { statistic: (sum - (m * (m + 1)) / 2) / (n * m), pValue };
}

/**
 * Mood's test (1954) by its normal limit, equal values sharing their mean score (Mielke 1967): is one sample spread
 * wider? The statistic is the mean squared distance of `b`'s ranks from the middle one, 1 where both are spread alike.
 * Null where a sample is empty.
 */
export function moodTest(counts: PairedCounts): TestOutcome | null {
  const [n, m] = [total(counts.a), total(counts.b)];
  const size = n + m;
  const middle = (size + 1) / 2;
  const { sum, pValue } = testScores(counts, (before, ties) => {
    const center = before + (ties + 1) / 2 - middle;
    return center * center + (ties * ties - 1) / 12;
  });
  if (n === 0 || m === 0) return null;
  return { statistic: size === 1 ? 1 : (12 * sum) / (m * (size * size - 1)), pValue };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/**
 * A linear rank test: the sum of `b`'s scores against its mean and variance over all divisions of the pooled sample,
 * which are known exactly (Hájek and Šidák 1967). `scoreOf` says the score that each of `ties` equal values has, after
 * `before` smaller ones. All values equal: p = 1.
 */
function testScores({ a, b }: PairedCounts, scoreOf: (before: number, ties: number) => number) {
  const pooled = a.map((count, index) => count + (b[index] ?? 0));
  const [size, m] = [total(pooled), total(b)];
  let before = 0;
  const scores = pooled.map((ties) => {
    const score = scoreOf(before, ties);
    before += ties;
    return score;
  });
  const mean = scores.reduce((sum, score, index) => sum + score * (pooled[index] ?? 0), 0) / size;
  const squares = scores.reduce((sum, score, index) => sum + (score - mean) ** 2 * (pooled[index] ?? 0), 0);
  const deviation = Math.sqrt(((size - m) * m * squares) / (size * (size - 1)));
  const excess = scores.reduce((sum, score, index) => sum + (score - mean) * (b[index] ?? 0), 0);
  const pValue = deviation > 0 ? Math.min(1, 2 * normalTail(Math.abs(excess) / deviation)) : 1;
  return { sum: excess + mean * m, pValue };
}
