import type { Random } from '../../../shared/domain/random.ts';
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
import type { Prepared, TrainRequest } from './prepare-training.ts';
import { judgeTrials } from './judging/judge-trials.ts';
import { thinRows } from './judging/thin-rows.ts';
import { medianTrial, poolTrials, runTrials, takeRows, type TrialContext } from './run-trials.ts';
import type { TrainingData } from './training-data.ts';
import { findWarnings } from './warnings/find-warnings.ts';
import type { RowCounting } from './weigh-rows.ts';

export type TrainContext = TrialContext & { readonly sessions: Sessions };

/** All that a training answers but what it took. */
export type TrainedModel = Omit<EngineOutput<'train'>, 'spent' | 'onnxRuntime'>;

/** How the delivered model was fitted, as the trials found best. */
export type HowFitted = RowCounting & Pick<FitRequest<never>, 'calibration'> & Pick<FitResult, 'rounds'>;

/** The trials of each fold, and the model delivered as they found best; what all fits go on from is in the context. */
export async function fitModel(
  request: TrainRequest,
  { data, counting, parting }: Prepared,
  random: Random,
  context: TrainContext,
): Promise<Result<{ readonly trained: TrainedModel; readonly how: HowFitted }>> {
  const { breather, sessions } = context;
  const warnings = await findWarnings(request.table, data, parting, request.target, breather);
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
  const trained: TrainedModel = {
    onnx,
    spec,
    metrics,
    curve: [...curve],
    iterations: rounds,
    heldOutRows: heldOut.length,
    heldOutAnswers: thinRows(data.known, heldOut, answers.outputs),
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
    kept: null,
    warnings,
  };
  return ok({ trained, how });
}

type Delivered = { readonly model: FittedModel; readonly onnx: Uint8Array<ArrayBuffer>; readonly spec: TrainedSpec };

/** The model to deliver: fitted to every row, with the rounds and the calibration that the trials chose. */
async function refitModel(
  data: TrainingData,
  request: TrainRequest,
  { weights, learnedOf, rounds, calibration }: HowFitted,
  random: Random,
  { breather, checkpoints, start }: TrainContext,
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
    ...(start && { start }),
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
    features: describeFeatures(data.features, request.base?.spec.features),
  };
  return { model, onnx, spec };
}
