import { createRandom, type Random } from '../../../shared/domain/random.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { CurvePoint, ModelSpec } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import type { Breather } from '../breather.ts';
import type { Checkpoints } from './checkpoints.ts';
import { selectRows } from '../select-rows.ts';
import type { Sessions } from '../scoring/sessions.ts';
import type { Table } from '../tables.ts';
import { compareWithRuntime } from './compare-with-runtime.ts';
import { describeFeatures } from './describe-features.ts';
import { type Evaluation, evaluateModel } from './evaluate-model.ts';
import type { FittedModel } from './fitted-model.ts';
import { learn } from './learners.ts';
import { classesOf } from './read-target.ts';
import { ANSWER_COLUMNS, profileReference } from './reference-profile.ts';
import { type RowSplit, splitRows } from './split-rows.ts';
import { refuseDirections } from './trees/read-directions.ts';
import { type FeatureColumn, gatherTrainingData, type TrainingData } from './training-data.ts';

export type TrainRequest = Learning & {
  readonly table: Table;
  readonly target: string;
  readonly features: readonly string[];
  readonly seed: number;
};

export type TrainContext = {
  readonly sessions: Sessions;
  readonly breather: Breather;
  readonly onRound: (point: CurvePoint) => void;
  readonly checkpoints?: Checkpoints;
};

/** All that a training answers but what it took. */
type TrainedModel = Omit<EngineOutput<'train'>, 'spent' | 'onnxRuntime'>;

/**
 * Trains a model: a fit to the training part finds the number of rounds and gives the held-out metrics; the model
 * delivered is then refitted to all rows with that many rounds, exported, and accepted only if ONNX Runtime answers
 * what the trainer does on every held-out row. The same seed, rows and parameters give the same bytes.
 */
export async function trainModel(request: TrainRequest, context: TrainContext): Promise<Result<TrainedModel>> {
  const { breather, sessions } = context;
  const gathered = await gatherTrainingData(request.table, request.target, request.features, breather);
  if (!gathered.ok) return gathered;
  const data = gathered.value;
  const reserved = refuseReservedNames(data);
  if (reserved) return reserved;
  const undirected = refuseDirections(request, data);
  if (undirected) return undirected;

  const random = createRandom(request.seed);
  const split = splitRows(data.target, data.rows, request.parameters.holdout, random.fork('split'));
  const heldOut = takeRows(data.features, split.heldOut);
  const trial = await runTrial(data, split, heldOut, request, random.fork('trial'), context);
  const delivered = await refitModel(data, trial.rounds, request, random.fork('refit'), context);
  const { model, spec, onnx } = delivered;
  const checked = await compareWithRuntime(sessions, onnx, spec, model, heldOut, breather);
  if (!checked.ok) return checked;

  const { metrics, threshold, confusion, roc, calibration, scores, residuals, answers } = trial.evaluation;
  return ok({
    onnx,
    spec,
    metrics,
    curve: [...trial.curve],
    iterations: trial.rounds,
    heldOutRows: split.heldOut.length,
    maxDifference: checked.value,
    threshold,
    importance: model.importance(),
    reference: await profileReference(data.features, data.target, answers, breather),
    confusion,
    roc,
    calibration,
    scores,
    residuals,
  });
}

type Trial = { readonly rounds: number; readonly curve: readonly CurvePoint[]; readonly evaluation: Evaluation };

/** Fits the training part, and judges it on the rows held out. */
async function runTrial(
  data: TrainingData,
  split: RowSplit,
  heldOutFeatures: readonly FeatureColumn[],
  learning: Learning,
  random: Random,
  { breather, onRound, checkpoints }: TrainContext,
): Promise<Trial> {
  const checkpoint = checkpoints?.of('trial');
  const { training: rows, heldOut } = split;
  const { model, rounds, curve } = await learn(learning, {
    data,
    rows,
    heldOut,
    random,
    breather,
    onRound,
    ...(checkpoint && { checkpoint }),
  });
  const outputs = await model.predict(heldOutFeatures, breather);
  return { rounds, curve, evaluation: evaluateModel(data.target, heldOut, outputs, data.site) };
}

type Delivered = { readonly model: FittedModel; readonly onnx: Uint8Array<ArrayBuffer>; readonly spec: ModelSpec };

/** The model to deliver: fitted to every row, with the rounds that the trial chose. */
async function refitModel(
  data: TrainingData,
  rounds: number,
  request: TrainRequest,
  random: Random,
  { breather, checkpoints }: TrainContext,
): Promise<Delivered> {
  const checkpoint = checkpoints?.of('refit');
  const rows = Int32Array.from({ length: data.rows }, (_, row) => row);
  const { model } = await learn(request, { data, rows, rounds, random, breather, ...(checkpoint && { checkpoint }) });
  const classes = classesOf(data.target);
  const { onnx, inputs, outputs } = model.export();
  const spec: ModelSpec = {
    task: data.target.task,
    target: request.target,
    classes: [...classes],
    positiveClass: data.target.task === 'binary' ? (classes.at(-1) ?? null) : null,
    inputs: [...inputs],
    outputs: [...outputs],
    features: describeFeatures(data.features),
  };
  return { model, onnx, spec };
}

export function refuseReservedNames({ features }: TrainingData): Result<never> | null {
  const taken = features.find(({ column }) => ANSWER_COLUMNS.some((name) => name === column.name));
  if (!taken) return null;
  return fail(
    'train.reservedName',
    `A column to learn from may not be called "${taken.column.name}": the model's own answers are kept under that name.`,
    'Rename the column, or leave it out.',
  );
}

const takeRows = (features: readonly FeatureColumn[], rows: Int32Array): readonly FeatureColumn[] =>
  features.map(({ column, chunk }) => ({ column, chunk: selectRows(chunk, rows) }));
