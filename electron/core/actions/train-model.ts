import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import { TrainingPlan } from '../../../shared/training-plan.ts';
import { resolveDataset } from '../store/datasets.ts';
import { findRun, type NewRun, startRun } from '../store/runs.ts';
import { linkSearch } from '../store/searches.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { chooseFeatures } from './models/choose-features.ts';
import { type Base, goOnFrom, refuseMisfit } from './models/go-on-from.ts';
import { carryOutRun } from './models/carry-out-run.ts';
import { describeEnvironment } from './models/describe-environment.ts';
import { keepBackbone } from './models/read-pictures.ts';
import { readLearning, refuseUnknownColumn } from './models/read-learning.ts';

type Input = Parsed<'model.train'>;

/**
 * Trains a model on a data set version. The run is written before it starts, and again with what it came to: a model
 * version, or why there is none. Progress events are `CurvePoint & { of }`. Fails with `dataset.unknown`, as `goOnFrom`
 * and `refuseMisfit` do,
 * `train.unknownColumn`, `train.badParameter`, `file.unreadable`, `home.unwritable`, and as compute does (`train.…`, `engine.cancelled`, `engine.died`); where a
 * run was written, `details.runId` names it.
 */
export async function trainModel(context: Context, input: Input): Promise<Result<Output<'model.train'>>> {
  const dataset = resolveDataset(context.store, context.projectId, input.dataset);
  if (dataset === null) return refuseUnknownDataset(input.dataset);
  const unknown = refuseUnknownColumn(dataset, [input.target, ...(input.features ?? [])]);
  if (unknown !== null) return unknown;
  const base = input.from === undefined ? ok(null) : goOnFrom(context, input.from);
  if (!base.ok) return base;

  const backbone = input.backbone === undefined ? null : await keepBackbone(context, input.backbone);
  if (backbone !== null && !backbone.ok) return backbone;
  const given = { ...input.parameters, ...(backbone && { backbone: backbone.value }) };
  const misfit = base.value && refuseMisfit(base.value, { ...input, parameters: given }, dataset);
  if (misfit !== null) return misfit;
  const before = base.value?.recipe.learning;
  const algorithm = before?.algorithm ?? input.algorithm ?? 'gbdt';
  const learning = readLearning({ algorithm, parameters: { ...before?.parameters, ...given } });
  if (!learning.ok) return learning;

  const planned = describeRun(context, input, dataset, learning.value, base.value);
  const run = context.store.transaction((db) => {
    startRun(db, planned);
    if (input.search !== undefined) linkSearch(db, context.projectId, input.search, planned.id);
    return findRun(db, context.projectId, planned.id);
  });
  if (run === null) throw new Error(`run ${planned.id} was not written`);
  return carryOutRun(context, run);
}

function describeRun(
  context: Context,
  input: Input,
  dataset: DatasetVersion,
  learning: Learning,
  base: Base | null,
): NewRun {
  const { projectId, actorId, deviceId, newId, now, version } = context;
  const { target, seed, name } = input;
  const { algorithm } = learning;
  const features =
    base?.recipe.features ??
    input.features ??
    chooseFeatures(dataset.columns, { target, weight: input.weightColumn ?? null, algorithm });
  const plan = TrainingPlan.parse(input);
  return {
    id: newId(),
    modelName: name ?? base?.model.name ?? target,
    datasetVersionId: dataset.id,
    target,
    algorithm,
    seed,
    parameters: { ...learning.parameters, features, ...plan },
    environment: describeEnvironment(version),
    reason: input.reason ?? null,
    base: base?.named ?? null,
    startedAtMs: now(),
    projectId,
    actorId,
    deviceId,
  };
}
