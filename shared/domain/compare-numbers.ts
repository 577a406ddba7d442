import type { NumericProfile } from '../profile.ts';
import type { Comparison, WeightedTest } from './comparison.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { findOutOfRange } from './novelty.ts';
import { pairBuckets } from './paired-buckets.ts';
import { numericBins, populationStability } from './population-stability.ts';
import { wassersteinDistance } from './wasserstein.ts';

/** Compares two profiles of numbers that both hold values. PSI joins with a small weight: it sees spread better. */
export function compareNumbers(reference: NumericProfile, current: NumericProfile): Comparison {
  const ks = kolmogorovSmirnov(pairBuckets(reference, current));
  const stability = populationStability(numericBins(reference, current));
  const { below, above, pValue } = findOutOfRange(reference, current);
  const distance = wassersteinDistance(reference, current)?.standardized ?? null;
  const tests: WeightedTest[] = [{ name: 'range', statistic: below + above, pValue, weight: 0.1, cause: 'range' }];
  if (stability) {
    tests.unshift({
      name: 'psi',
      statistic: stability.psi,
      pValue: stability.pValue,
      weight: 0.1,
      cause: 'distribution',
    });
  }
  if (ks) tests.unshift({ name: 'ks', statistic: ks.statistic, pValue: ks.pValue, weight: 0.7, cause: 'distribution' });
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
