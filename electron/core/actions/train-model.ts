import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { Result } from '../../../shared/result.ts';
import { TrainingPlan } from '../../../shared/training-plan.ts';
import { resolveDataset } from '../store/datasets.ts';
import { noteEffect } from '../store/pipeline-steps.ts';
import { findRun, type NewRun, startRun } from '../store/runs.ts';
import { linkSearch } from '../store/searches.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { carryOutRun } from './models/carry-out-run.ts';
import { describeEnvironment } from './models/describe-environment.ts';
import { keepBackbone } from './models/read-pictures.ts';
import { type PlannedLearning, planLearning } from './models/plan-learning.ts';

type Input = Parsed<'model.train'>;

/**
 * Trains a model on a data set version. The run is written before it starts, and again with what it came to: a model
 * version, or why there is none. Progress events are `CurvePoint & { of }`. Fails with `dataset.unknown`,
 * `file.unreadable`, `home.unwritable`, as `planLearning` does, and as compute does (`train.…`, `engine.cancelled`,
 * `engine.died`); where a run was written, `details.runId` names it.
 */
export async function trainModel(context: Context, input: Input): Promise<Result<Output<'model.train'>>> {
  const dataset = resolveDataset(context.store, context.projectId, input.dataset);
  if (dataset === null) return refuseUnknownDataset(input.dataset);
  const backbone = input.backbone === undefined ? null : await keepBackbone(context, input.backbone);
  if (backbone !== null && !backbone.ok) return backbone;
  const parameters = { ...input.parameters, ...(backbone && { backbone: backbone.value }) };
  const planned = planLearning(context, { ...input, parameters }, dataset);
  if (!planned.ok) return planned;

  const asked = describeRun(context, input, dataset, planned.value);
  const run = context.store.transaction((db) => {
    startRun(db, asked);
    if (context.step !== undefined) noteEffect(db, context.step, 'run', asked.id);
    if (input.search !== undefined) linkSearch(db, context.projectId, input.search, asked.id);
    return findRun(db, context.projectId, asked.id);
  });
  if (run === null) throw new Error(`run ${asked.id} was not written`);
  return carryOutRun(context, run);
}

function describeRun(
  context: Context,
  input: Input,
  dataset: DatasetVersion,
  { learning, features, base }: PlannedLearning,
): NewRun {
  const { projectId, actorId, deviceId, newId, now, version } = context;
  const { target, seed, name } = input;
  const { algorithm } = learning;
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
