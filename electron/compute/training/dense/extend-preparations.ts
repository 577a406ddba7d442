import type { Breather } from '../../breather.ts';
import type { FeatureColumn, WeighedRows } from '../training-data.ts';
import { fitPreparations, layColumns, MOST_CATEGORIES, type Preparation } from './prepare-features.ts';

/**
 * Earlier preparations with a column more for each category that is frequent enough in these rows and was not known, after
 * the known ones. Numbers keep their centers and scales: rows are prepared as before wherever they could be.
 */
export async function extendPreparations(
  earlier: readonly Preparation[],
  features: readonly FeatureColumn[],
  rows: WeighedRows,
  breather: Breather,
): Promise<readonly Preparation[]> {
  const fresh = await fitPreparations(features, rows, breather);
  return earlier.map((preparation, index) => {
    const other = fresh[index];
    if (preparation.kind === 'number' || other?.kind !== 'categories') return preparation;
    const added = other.known.filter((value) => !preparation.known.includes(value));
    return { kind: 'categories', known: [...preparation.known, ...added].slice(0, MOST_CATEGORIES) };
  });
}

/**
 * Weights `column * outputs + output` of earlier preparations as those of the extended ones: 0 for the added columns, so
 * that nothing is answered otherwise at first.
 */
export function widenWeights<Weights extends Float32Array | Float64Array>(
  weights: Weights,
  earlier: readonly Preparation[],
  extended: readonly Preparation[],
  outputs: number,
  create: (length: number) => Weights,
): Weights {
  const [from, to] = [layColumns(earlier), layColumns(extended)];
  const widened = create(to.width * outputs);
  const copy = (columns: number, source: number, target: number): void =>
    widened.set(weights.subarray(source * outputs, (source + columns) * outputs), target * outputs);
  earlier.forEach((preparation, index) => {
    copy(preparation.kind === 'number' ? 1 : preparation.known.length, from.first[index] ?? 0, to.first[index] ?? 0);
    const [flag, flagTo] = [from.flag[index] ?? null, to.flag[index] ?? null];
    if (flag !== null && flagTo !== null) copy(1, flag, flagTo);
  });
  return widened;
}
