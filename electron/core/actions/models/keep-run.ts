import type { EngineOutput } from '../../../../shared/engine.ts';
import type { LineageNode } from '../../../../shared/lineage.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { type AppError, fail, ok, type Result } from '../../../../shared/result.ts';
import type { Run, RunOutcome } from '../../../../shared/run.ts';
import type { StoredBlob } from '../../files/sealed-blob-file.ts';
import { keepHeldOut } from '../../store/held-out-answers.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { endRun, finishRun, recordRunEnd } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { keepModel } from './keep-model.ts';

/** What compute answered, of all stretches of the run together. */
export type Trained = EngineOutput<'train'> & {
  readonly checkpointsMissed: number;
  readonly wattsPerProcessor: number;
  readonly environment: Run['environment'];
};

/** Writes a finished run and the model it made, together: data set version → run → model version. */
export function keepFinishedRun(
  context: Context,
  started: Run,
  trained: Trained,
  blob: StoredBlob,
): Result<{ run: Run; model: ModelVersion }> {
  const { store, now, newId } = context;
  const { id, modelName } = started;
  return store.transaction((db) => {
    const run = nameRun(db, context, started, 'trained on');
    const { spec, metrics, threshold, reference } = trained;
    const source = { kind: 'run', name: id } as const;
    const version = { id: newId(), name: modelName, ...blob, runId: id, spec, metrics, threshold, reference, source };
    const model = keepModel(db, context, { ...version, origin: run, how: 'trained' });
    finishRun(db, id, outcomeOf(trained, model), environmentOf(trained), now());
    keepHeldOut(db, id, trained.heldOutAnswers);
    return ok({ run: recordRunEnd(db, context, id), model });
  });
}

/** Names a run in the lineage, the rows that it used, and the model version that it went on from. */
export function nameRun(
  db: WritableDb,
  { projectId, now }: Context,
  { id, modelName, datasetVersionId, datasetRef, base }: Run,
  what: 'trained on' | 'trained again on',
): Omit<LineageNode, 'createdAtMs'> {
  const run = { id, kind: 'run', label: `${modelName}, ${what} ${datasetRef}` } as const;
  addNode(db, { id: datasetVersionId, kind: 'datasetVersion', label: datasetRef, projectId, atMs: now() });
  addNode(db, { ...run, projectId, atMs: now() });
  addEdge(db, datasetVersionId, id, 'used');
  if (base !== null) {
    addNode(db, { id: base.modelVersionId, kind: 'modelVersion', label: base.ref, projectId, atMs: now() });
    addEdge(db, base.modelVersionId, id, 'continued');
  }
  return run;
}

/** With what compute found out about itself. */
export const environmentOf = ({ environment, onnxRuntime }: Trained): Run['environment'] => ({
  ...environment,
  onnxRuntime,
});

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

export const outcomeOf = (trained: Trained, model: ModelVersion): RunOutcome => ({
  task: trained.spec.task,
  classes: trained.spec.classes,
  metrics: trained.metrics,
  curve: trained.curve,
  iterations: trained.iterations,
  heldOutRows: trained.heldOutRows,
  maxDifference: trained.maxDifference,
  threshold: trained.threshold,
  importance: trained.importance,
  permuted: trained.permuted,
  confusion: trained.confusion,
  roc: trained.roc,
  calibration: trained.calibration,
  scores: trained.scores,
  residuals: trained.residuals,
  split: trained.split,
  warnings: trained.warnings,
  calibrator: trained.calibrator,
  intervals: trained.intervals,
  slices: trained.slices,
  sight: trained.sight,
  kept: trained.kept,
  modelRef: model.ref,
  modelVersionId: model.id,
  seconds: trained.spent.seconds,
  spent: trained.spent,
  wattsPerProcessor: trained.wattsPerProcessor,
  checkpointsMissed: trained.checkpointsMissed,
});
