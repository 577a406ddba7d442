import { createRandom, type Random } from '../../../shared/domain/random.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { TrainedSpec } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Sessions } from '../scoring/sessions.ts';
import { chooseCalibration } from './calibration/choose-calibration.ts';
import { compareWithRuntime } from './compare-with-runtime.ts';
import { describeFeatures } from './describe-features.ts';
import { evaluateModel } from './evaluate-model.ts';
import type { FitRequest, FitResult, FittedModel } from './fitted-model.ts';
import { learn } from './learners.ts';
import { classesOf } from './read-target.ts';
import { profileReference } from './reference-profile.ts';
import { prepareTraining, type TrainRequest } from './prepare-training.ts';
import { judgeTrials } from './judging/judge-trials.ts';
import { medianTrial, poolTrials, runTrials, takeRows, type TrialContext } from './run-trials.ts';
import type { TrainingData } from './training-data.ts';
import { findWarnings } from './warnings/find-warnings.ts';
import type { RowCounting } from './weigh-rows.ts';

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
  const random = createRandom(request.seed);
  const prepared = await prepareTraining(request, random, breather);
  if (!prepared.ok) return prepared;
  const { data, counting, parting } = prepared.value;

  const warnings = await findWarnings(request.table, data, parting, breather);
  const trials = await runTrials(request, data, parting.folds, counting, random, context);
  const { heldOut, outputs } = poolTrials(trials);
  const { rounds, curve } = medianTrial(trials);
  const calibrated = request.calibrate
    ? chooseCalibration(data.target, heldOut, outputs, parting.groups, random.fork('calibration'))
    : null;
  const evaluation = evaluateModel(data.target, heldOut, calibrated?.outputs ?? outputs, data.site);
  const judged = judgeTrials(request.table, data, parting, counting, trials, evaluation, random);
  const how = { ...counting, rounds, calibration: calibrated?.calibration ?? null };
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

type Delivered = { readonly model: FittedModel; readonly onnx: Uint8Array<ArrayBuffer>; readonly spec: TrainedSpec };

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
  const spec: TrainedSpec = {
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
