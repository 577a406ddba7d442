import type { ModelSpec } from '../../model.ts';
import type { SliceColumn } from '../../model-tests.ts';
import type { ShadowComparison, ShadowMetric, ShadowSlice } from '../../shadow.ts';
import { cellsAsChunk } from '../cells-as-chunk.ts';
import { clusteredShare } from '../clustered-share.ts';
import { type Interval, Z95 } from '../interval.ts';
import { groupRows } from '../model-tests/group-rows.ts';
import { measureMetric } from '../model-tests/measure-metric.ts';
import { pairedGainOf } from '../model-tests/paired-gain-of.ts';
import { createRandom } from '../random.ts';
import { type AdvicePair, unitsOf } from './advice-pair.ts';
import { judgePairs } from './judge-pairs.ts';

type Compared = Pick<ModelSpec, 'task' | 'classes' | 'positiveClass'>;

/** A slice of fewer records says nothing. */
const LEAST_RECORDS = 5;

/**
 * How far two versions say the same of the same records, over all of them and by slice; and where people said what is
 * right, how right both are with the paired interval of the difference. Without records everything is empty.
 */
export function compareAdvice(
  pairs: readonly AdvicePair[],
  spec: Compared,
  by: readonly SliceColumn[],
): ShadowComparison {
  const isQuantity = spec.task === 'regression';
  return {
    records: pairs.length,
    sinceMs: pairs.length === 0 ? null : pairs.reduce((least, { scoredAtMs }) => Math.min(least, scoredAtMs), Infinity),
    agreement: isQuantity ? null : agreementOf(pairs),
    difference: isQuantity ? differenceOf(pairs) : null,
    slices: isQuantity ? [] : by.flatMap((column) => sliceBy(pairs, column)),
    labelled: judgeLabelled(pairs, spec),
  };
}

export const isSame = ({ champion, shadow }: AdvicePair): boolean => champion.prediction === shadow.prediction;

const agreementOf = (pairs: readonly AdvicePair[]): Interval | null =>
  clusteredShare(pairs.map(isSame), unitsOf(pairs));

/** The mean difference, with the interval of the mean of each subject's sum, so that visits of one go together. */
function differenceOf(pairs: readonly AdvicePair[]): Interval | null {
  if (pairs.length === 0) return null;
  const units = unitsOf(pairs);
  const differences = pairs.map(({ champion, shadow }) => Number(shadow.prediction) - Number(champion.prediction));
  const value = differences.reduce((sum, difference) => sum + difference, 0) / pairs.length;
  const residuals = new Map<number, number>();
  differences.forEach((difference, place) => {
    const unit = units?.[place] ?? place;
    residuals.set(unit, (residuals.get(unit) ?? 0) + difference - value);
  });
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual * residual, 0);
  const half = (Z95 * Math.sqrt((squares * residuals.size) / Math.max(1, residuals.size - 1))) / pairs.length;
  return { value, low: value - half, high: value + half };
}

function sliceBy(pairs: readonly AdvicePair[], by: SliceColumn): readonly ShadowSlice[] {
  const cells = pairs.map(({ values }) => values[by.column] ?? null);
  return groupRows(cellsAsChunk(cells), by).flatMap(({ name, places }) => {
    const group = Array.from(places, (place) => pairs[place]).filter((pair) => pair !== undefined);
    const same = group.length < LEAST_RECORDS ? null : agreementOf(group);
    return same === null ? [] : [{ column: by.column, name, records: group.length, same }];
  });
}

function judgeLabelled(all: readonly AdvicePair[], spec: Compared): ShadowComparison['labelled'] {
  const isKnown = ({ truth }: AdvicePair): boolean =>
    truth !== null && (spec.task === 'regression' ? Number.isFinite(Number(truth)) : spec.classes.includes(truth));
  const pairs = all.filter(isKnown);
  const judged = { shadow: judgePairs(pairs, spec, 'shadow'), champion: judgePairs(pairs, spec, 'champion') };
  const units = unitsOf(pairs);
  const metrics = pairs.length === 0 ? [] : metricsFor(spec);
  return {
    records: pairs.length,
    blind: pairs.filter(({ isBlind }) => isBlind).length,
    metrics: metrics.flatMap((metric): readonly ShadowMetric[] => {
      const random = createRandom(1);
      const shadow = measureMetric(judged.shadow, metric, units, random);
      const champion = measureMetric(judged.champion, metric, units, random);
      if (shadow === null || champion === null) return [];
      return [{ metric, shadow, champion, gain: pairedGainOf(judged.shadow, judged.champion, metric, units, random) }];
    }),
  };
}

function metricsFor({ task }: Compared): readonly ShadowMetric['metric'][] {
  if (task === 'regression') return ['mae'];
  return task === 'binary' ? ['accuracy', 'sensitivity', 'specificity'] : ['accuracy'];
}
