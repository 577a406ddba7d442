import type { NumericProfile } from '../profile.ts';
import type { Comparison, Precision, WeightedTest } from './comparison.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { findOutOfRange } from './novelty.ts';
import { pairBuckets } from './paired-buckets.ts';
import { numericBins, populationStability } from './population-stability.ts';
import { moodTest, rankSum } from './rank-tests.ts';
import { wassersteinDistance } from './wasserstein.ts';

/**
 * Compares two profiles of numbers that both hold values. Kolmogorov–Smirnov sees any difference but a mean or a spread
 * that moved only late, so the rank tests that see these best take part of the level; PSI joins with a small weight.
 */
export function compareNumbers(
  reference: NumericProfile,
  current: NumericProfile,
  { exactBelow }: Precision = {},
): Comparison {
  const pairs = pairBuckets(reference, current);
  const stability = populationStability(numericBins(reference, current));
  const { below, above, pValue } = findOutOfRange(reference, current);
  const distance = wassersteinDistance(reference, current)?.standardized ?? null;
  const ofDistribution = [
    { name: 'ks', outcome: kolmogorovSmirnov(pairs, exactBelow), weight: 0.2 },
    { name: 'rankSum', outcome: rankSum(pairs), weight: 0.35 },
    { name: 'mood', outcome: moodTest(pairs), weight: 0.1 },
    { name: 'psi', outcome: stability && { statistic: stability.psi, pValue: stability.pValue }, weight: 0.05 },
  ] as const;
  const tests: WeightedTest[] = [
    ...ofDistribution.flatMap(({ name, outcome, weight }): WeightedTest[] =>
      outcome === null
        ? []
        : [{ name, statistic: outcome.statistic, pValue: outcome.pValue, weight, cause: 'distribution' }],
    ),
    { name: 'range', statistic: below + above, pValue, weight: 0.1, cause: 'range' },
  ];
  return {
    state: 'compared',
    tests,
    psi: stability?.psi ?? null,
    psiBand: stability?.band ?? null,
    psiPValue: stability?.pValue ?? null,
    outOfRange: { below, above },
    effect: distance === null ? null : { name: 'standardizedWasserstein', value: distance },
    size: { kind: 'mean', before: reference.mean, after: current.mean },
  };
}
