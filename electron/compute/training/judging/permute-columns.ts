import type { Random } from '../../../../shared/domain/random.ts';
import type { PermutedColumn } from '../../../../shared/evaluation.ts';
import type { Breather } from '../../breather.ts';
import { selectRows } from '../../../../shared/columns/select-rows.ts';
import type { FittedModel } from '../fitted-model.ts';
import type { Target } from '../read-target.ts';
import type { FeatureColumn } from '../training-data.ts';
import { heldOutLoss } from './held-out-loss.ts';

const REPEATS = 5;
/** Answers asked for at most, a class of many each counted: what keeps this short beside any training. */
const MOST_ANSWERS = 30_000;
const LEAST_ROWS = 100;

/**
 * By how much the held-out loss rises when a column's cells change places among the rows (Breiman 2001; Fisher, Rudin
 * and Dominici 2019): the mean over five shufflings and their standard deviation, in the unit of the loss (log loss, or
 * rmse), the largest rise first. About 0, or below, for a column that the model does not need. Over a sample of the
 * rows where they are many; empty where pictures are learned from, and where there are no rows.
 */
export async function permuteColumns(
  model: Pick<FittedModel, 'predict'>,
  features: readonly FeatureColumn[],
  target: Target,
  heldOut: Int32Array,
  random: Random,
  breather: Breather,
): Promise<PermutedColumn[]> {
  if (heldOut.length === 0 || features.some(({ column }) => column.type === 'image')) return [];
  const rows = shuffled(heldOut, random).subarray(0, mostRows(target, features.length));
  const asked = features.map((feature) => ({ ...feature, chunk: selectRows(feature.chunk, rows) }));
  const lossOf = async (of: readonly FeatureColumn[]): Promise<number> =>
    heldOutLoss(target, rows, await model.predict(of, breather));
  const usual = await lossOf(asked);
  const permuted: PermutedColumn[] = [];
  for (const [index, feature] of asked.entries()) {
    const rises: number[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const places = shuffled(
        rows.map((_, place) => place),
        random,
      );
      const moved = asked.with(index, { ...feature, chunk: selectRows(feature.chunk, places) });
      rises.push((await lossOf(moved)) - usual);
      if (breather.isDue()) await breather.breathe();
    }
    permuted.push({ column: feature.column.name, ...meanAndSpread(rises) });
  }
  return permuted.toSorted((a, b) => b.rise - a.rise);
}

function mostRows(target: Target, features: number): number {
  const scores = target.task === 'multiclass' ? target.classes.length : 1;
  return Math.max(LEAST_ROWS, Math.floor(MOST_ANSWERS / (features * REPEATS * scores)));
}

/** Fisher and Yates, on a copy. */
function shuffled(values: Int32Array, random: Random): Int32Array {
  const order = values.slice();
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.int(last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number]; // both lie within
  }
  return order;
}

function meanAndSpread(rises: readonly number[]): { readonly rise: number; readonly spread: number } {
  const rise = rises.reduce((sum, value) => sum + value, 0) / rises.length;
  const squares = rises.reduce((sum, value) => sum + (value - rise) ** 2, 0);
  return { rise, spread: Math.sqrt(squares / (rises.length - 1)) };
}
