import { createRandom, type Random } from '../../../shared/domain/random.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import type { TrainingPlan } from '../../../shared/training-plan.ts';
import type { Sessions } from '../scoring/sessions.ts';
import type { Table } from '../tables.ts';
import { chooseCalibration } from './calibration/choose-calibration.ts';
import { compareWithRuntime } from './compare-with-runtime.ts';
import { describeFeatures } from './describe-features.ts';
import { evaluateModel } from './evaluate-model.ts';
import { refuseFeatures } from './images/refuse-features.ts';
import type { FitRequest, FitResult, FittedModel } from './fitted-model.ts';
import { learn } from './learners.ts';
import { classesOf } from './read-target.ts';
import { ANSWER_COLUMNS, profileReference } from './reference-profile.ts';
import { judgeTrials } from './judging/judge-trials.ts';
import { partRows } from './parting/part-rows.ts';
import { medianTrial, poolTrials, runTrials, takeRows, type TrialContext } from './run-trials.ts';
import { refuseDirections } from './trees/read-directions.ts';
import { gatherTrainingData, type TrainingData } from './training-data.ts';
import { findWarnings } from './warnings/find-warnings.ts';
import { type RowCounting, weighRows } from './weigh-rows.ts';

export type TrainRequest = Learning &
  TrainingPlan & {
    readonly table: Table;
    readonly target: string;
    readonly features: readonly string[];
    readonly seed: number;
  };

export type TrainContext = TrialContext & { readonly sessions: Sessions };

/** All that a training answers but what it took. */
type TrainedModel = Omit<EngineOutput<'train'>, 'spent' | 'onnxRuntime'>;

/**
 * Trains a model: fits to the training part of each fold find the number of rounds and give the held-out metrics; the
 * model delivered is then refitted to all rows with that many rounds, exported, and accepted only if ONNX Runtime answers
 * what the trainer does on every held-out row. The same seed, rows and parameters give the same bytes.
 */
export async function trainModel(request: TrainRequest, context: TrainContext): Promise<Result<TrainedModel>> {
  const { breather, sessions } = context;
  const gathered = await gatherTrainingData(request.table, request.target, request.features, breather);
  if (!gathered.ok) return gathered;
  const data = gathered.value;
  const reserved = refuseReservedNames(data);
  if (reserved) return reserved;
  const misfit = refuseDirections(request, data) ?? refuseFeatures(request, data);
  if (misfit) return misfit;

  const counting = weighRows(request.table, data, request);
  if (!counting.ok) return counting;

  const random = createRandom(request.seed);
  const asked = { ...request, holdout: request.parameters.holdout, learnedOf: counting.value.learnedOf };
  const parted = partRows(request.table, data, asked, random.fork('split'));
  if (!parted.ok) return parted;
  const warnings = await findWarnings(request.table, data, parted.value, breather);
  const trials = await runTrials(request, data, parted.value.folds, counting.value, random, context);
  const { heldOut, outputs } = poolTrials(trials);
  const { rounds, curve } = medianTrial(trials);
  const calibrated = request.calibrate
    ? chooseCalibration(data.target, heldOut, outputs, parted.value.groups, random.fork('calibration'))
    : null;
  const evaluation = evaluateModel(data.target, heldOut, calibrated?.outputs ?? outputs, data.site);
  const judged = judgeTrials(request.table, data, parted.value, counting.value, trials, evaluation, random);
  const how = { ...counting.value, rounds, calibration: calibrated?.calibration ?? null };
  const delivered = await refitModel(data, request, how, random.fork('refit'), context);
  const { model, spec, onnx } = delivered;
  const checked = await compareWithRuntime(sessions, onnx, spec, model, takeRows(data.features, heldOut), breather);
  if (!checked.ok) return checked;

  const { metrics, threshold, confusion, roc, calibration, scores, residuals, answers } = evaluation;
  return ok({
    onnx,
    spec,
    metrics,
    curve: [...curve],
    iterations: rounds,
    heldOutRows: heldOut.length,
    maxDifference: checked.value,
    threshold,
    importance: model.importance(),
    permuted: trials.flatMap(({ permuted }) => permuted),
    reference: await profileReference(data.features, data.target, answers, breather),
    confusion,
    roc,
    calibration,
    scores,
    residuals,
    ...judged,
    calibrator: calibrated?.made ?? null,
    warnings,
  });
}

type Delivered = { readonly model: FittedModel; readonly onnx: Uint8Array<ArrayBuffer>; readonly spec: ModelSpec };

/** The model to deliver: fitted to every row, with the rounds and the calibration that the trials chose. */
async function refitModel(
  data: TrainingData,
  request: TrainRequest,
  {
    weights,
    learnedOf,
    rounds,
    calibration,
  }: RowCounting & Pick<FitRequest<never>, 'calibration'> & Pick<FitResult, 'rounds'>,
  random: Random,
  { breather, checkpoints }: TrainContext,
): Promise<Delivered> {
  const checkpoint = checkpoints?.of('refit');
  const rows = learnedOf(Int32Array.from({ length: data.rows }, (_, row) => row));
  const { model } = await learn(request, {
    data,
    rows,
    rounds,
    calibration: calibration ?? null,
    random,
    breather,
    ...(weights && { weights }),
    ...(checkpoint && { checkpoint }),
  });
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
