import type { Random } from '../../../shared/domain/random.ts';
import type { PermutedColumn } from '../../../shared/evaluation.ts';
import type { CurvePoint } from '../../../shared/model.ts';
import type { Learning } from '../../../shared/training.ts';
import { selectRows } from '../../../shared/columns/select-rows.ts';
import type { Breather } from '../breather.ts';
import type { Checkpoints } from './checkpoints.ts';
import { permuteColumns } from './judging/permute-columns.ts';
import type { LearnedState } from './learned-state.ts';
import { learn } from './learners.ts';
import type { RowSplit } from './parting/row-split.ts';
import type { FeatureColumn, TrainingData } from './training-data.ts';
import type { RowCounting } from './weigh-rows.ts';

/** What one part was told by a model that learned from other rows. */
export type Trial = {
  readonly heldOut: Int32Array;
  readonly trainingRows: number;
  /** Row-major rows × classes, or one number a row, in the order of `heldOut`. */
  readonly outputs: Float32Array;
  readonly rounds: number;
  readonly curve: readonly CurvePoint[];
  /** What its columns are worth; of the first trial only. */
  readonly permuted: readonly PermutedColumn[];
};

export type TrialContext = {
  readonly breather: Breather;
  /** `part` of `parts` is being held out, counted from 1. */
  readonly onRound: (point: CurvePoint & { readonly part: number; readonly parts: number }) => void;
  readonly checkpoints?: Checkpoints;
  /** What all fits go on from; without it they begin anew. */
  readonly start?: LearnedState;
};

/** Fits the training rows of each fold, and asks the model about the rows that the fold holds out. */
export async function runTrials(
  learning: Learning,
  data: TrainingData,
  folds: readonly RowSplit[],
  counting: RowCounting,
  random: Random,
  context: TrialContext,
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const { breather, onRound, checkpoints, start } = context;
  const { weights } = counting;
  for (const [index, { training, heldOut }] of folds.entries()) {
    const part = index + 1;
    const name = part === 1 ? 'trial' : `trial ${part}`;
    const checkpoint = checkpoints?.of(name);
    const { model, rounds, curve } = await learn(learning, {
      data,
      rows: counting.learnedOf(training),
      heldOut,
      random: random.fork(name),
      breather,
      onRound: (point) => onRound({ ...point, part, parts: folds.length }),
      ...(start && { start }),
      ...(weights && { weights }),
      ...(checkpoint && { checkpoint }),
    });
    const outputs = await model.predict(takeRows(data.features, heldOut), breather);
    const sampled = random.fork('permuted');
    const permuted =
      part === 1 ? await permuteColumns(model, data.features, data.target, heldOut, sampled, breather) : [];
    trials.push({ heldOut, trainingRows: training.length, outputs, rounds, curve, permuted });
  }
  return trials;
}

/** The trial with the median number of rounds, of an even number the lower one: what the delivered model goes by. */
export function medianTrial(trials: readonly Trial[]): Trial {
  const ordered = trials.toSorted((a, b) => a.rounds - b.rounds);
  const median = ordered[(ordered.length - 1) >> 1];
  if (median === undefined) throw new Error('A training without a trial');
  return median;
}

/** All rows that were held out, one trial after the other, with what they were told. */
export function poolTrials(trials: readonly Trial[]): Pick<Trial, 'heldOut' | 'outputs'> {
  const [only] = trials;
  if (only !== undefined && trials.length === 1) return only;
  return {
    heldOut: joinArrays(
      trials.map(({ heldOut }) => heldOut),
      (length) => new Int32Array(length),
    ),
    outputs: joinArrays(
      trials.map(({ outputs }) => outputs),
      (length) => new Float32Array(length),
    ),
  };
}

function joinArrays<T extends Int32Array | Float32Array>(parts: readonly T[], create: (length: number) => T): T {
  const joined = create(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export const takeRows = (features: readonly FeatureColumn[], rows: Int32Array): readonly FeatureColumn[] =>
  features.map((feature) => ({ ...feature, chunk: selectRows(feature.chunk, rows) }));
