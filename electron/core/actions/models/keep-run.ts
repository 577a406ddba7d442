import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { EngineOutput } from '../../../../shared/engine.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { type AppError, fail, ok, type Result } from '../../../../shared/result.ts';
import type { Run, RunOutcome } from '../../../../shared/run.ts';
import type { StoredBlob } from '../../files/sealed-blob-file.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import { endRun, finishRun, recordRunEnd } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { keepModel } from './keep-model.ts';

export type Trained = EngineOutput<'train'>;

/** Writes a finished run and the model it made, together: data set version → run → model version. */
export function keepFinishedRun(
  context: Context,
  { id, modelName }: Pick<Run, 'id' | 'modelName'>,
  dataset: DatasetVersion,
  trained: Trained,
  blob: StoredBlob,
): Result<{ run: Run; model: ModelVersion }> {
  const { store, projectId, now, newId } = context;
  const datasetRef = `${dataset.name}@${dataset.version}`;
  return store.transaction((db) => {
    const run = { id, kind: 'run', label: `${modelName}, trained on ${datasetRef}` } as const;
    addNode(db, { id: dataset.id, kind: 'datasetVersion', label: datasetRef, projectId, atMs: dataset.createdAtMs });
    addNode(db, { ...run, projectId, atMs: now() });
    addEdge(db, dataset.id, id, 'used');
    const { spec, metrics, threshold, reference } = trained;
    const source = { kind: 'run', name: id } as const;
    const version = { id: newId(), name: modelName, ...blob, runId: id, spec, metrics, threshold, reference, source };
    const model = keepModel(db, context, { ...version, origin: run, how: 'trained' });
    finishRun(db, id, outcomeOf(trained, model), now());
    return ok({ run: recordRunEnd(db, context, id), model });
  });
}

/** Writes why a run made no model, and answers that failure. */
export function keepEndedRun(context: Context, id: string, error: AppError): Result<never> {
  const { store, now } = context;
  const status = error.code === 'engine.cancelled' ? 'cancelled' : 'failed';
  store.transaction((db) => {
    endRun(db, id, status, error, now());
    recordRunEnd(db, context, id);
  });
  return fail(error.code, error.message, error.hint, { ...error.details, runId: id });
}

const outcomeOf = (trained: Trained, model: ModelVersion): RunOutcome => ({
  task: trained.spec.task,
  classes: trained.spec.classes,
  metrics: trained.metrics,
  curve: trained.curve,
  iterations: trained.iterations,
  heldOutRows: trained.heldOutRows,
  maxDifference: trained.maxDifference,
  threshold: trained.threshold,
  importance: trained.importance,
  confusion: trained.confusion,
  roc: trained.roc,
  calibration: trained.calibration,
  scores: trained.scores,
  residuals: trained.residuals,
  split: trained.split,
  warnings: trained.warnings,
  intervals: trained.intervals,
  slices: trained.slices,
  sight: trained.sight,
  modelRef: model.ref,
  modelVersionId: model.id,
  seconds: trained.spent.seconds,
  spent: trained.spent,
});
