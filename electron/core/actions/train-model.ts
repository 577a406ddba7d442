import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import { TrainingPlan } from '../../../shared/training-plan.ts';
import { resolveDataset } from '../store/datasets.ts';
import { type NewRun, startRun } from '../store/runs.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { chooseFeatures } from './models/choose-features.ts';
import { describeEnvironment } from './models/describe-environment.ts';
import { keepEndedRun, keepFinishedRun, type Trained } from './models/keep-run.ts';
import { readLearning, refuseUnknownColumn } from './models/read-learning.ts';
import { putModel } from './models/put-model.ts';
import { withTable } from './models/send-table.ts';

type Input = Parsed<'model.train'>;

/**
 * Trains a model on a data set version. The run is written before it starts, and again with what it came to: a model
 * version, or why there is none. Progress events are `CurvePoint & { of }`. Fails with `dataset.unknown`,
 * `train.unknownColumn`, `train.badParameter`, `home.unwritable`, and as compute does (`train.…`, `engine.cancelled`, `engine.died`); where a
 * run was written, `details.runId` names it.
 */
export async function trainModel(context: Context, input: Input): Promise<Result<Output<'model.train'>>> {
  const dataset = resolveDataset(context.store, context.projectId, input.dataset);
  if (dataset === null) return refuseUnknownDataset(input.dataset);
  const unknown = refuseUnknownColumn(dataset, [input.target, ...(input.features ?? [])]);
  if (unknown !== null) return unknown;

  const learning = readLearning(input);
  if (!learning.ok) return learning;

  const run = describeRun(context, input, dataset, learning.value);
  context.store.transaction((db) => startRun(db, run));
  const trained = await trainInCompute(context, dataset, run, learning.value);
  if (!trained.ok) return keepEndedRun(context, run.id, trained.error);
  const blob = await putModel(context, trained.value.onnx);
  if (!blob.ok) return keepEndedRun(context, run.id, blob.error);
  return keepFinishedRun(context, run, dataset, trained.value, blob.value);
}

type PlannedRun = NewRun & { readonly features: string[]; readonly plan: TrainingPlan };

function describeRun(context: Context, input: Input, dataset: DatasetVersion, learning: Learning): PlannedRun {
  const { projectId, actorId, deviceId, newId, now, version } = context;
  const { target, seed, name } = input;
  const features = input.features ?? chooseFeatures(dataset.columns, target, input.weightColumn);
  const plan = TrainingPlan.parse(input);
  return {
    id: newId(),
    modelName: name ?? target,
    datasetVersionId: dataset.id,
    target,
    algorithm: learning.algorithm,
    seed,
    features,
    plan,
    parameters: { ...learning.parameters, features, ...plan },
    environment: describeEnvironment(version),
    startedAtMs: now(),
    projectId,
    actorId,
    deviceId,
  };
}

function trainInCompute(
  context: Context,
  dataset: DatasetVersion,
  { target, features, seed, plan }: PlannedRun,
  learning: Learning,
): Promise<Result<Trained>> {
  const { engine, signal, progress } = context;
  return withTable(context, dataset, (tableId) =>
    engine.request(
      'train',
      { tableId, target, features, seed, ...plan, ...learning },
      { signal, onProgress: progress },
    ),
  );
}
