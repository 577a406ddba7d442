import { createHash } from 'node:crypto';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Run } from '../../../../shared/run.ts';
import { addEdge } from '../../store/lineage.ts';
import { resolveModel } from '../../store/models.ts';
import { findRun, finishRun, keepReproduction, recordRunEnd } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { environmentOf, nameRun, outcomeOf, type Trained } from './keep-run.ts';

/** Compares what a run trained with the model of the run that it repeats, and keeps the answer; no model is added. */
export async function deliverReproduction(
  context: Context,
  run: Run,
  trained: Trained,
): Promise<Result<{ run: Run; model: ModelVersion }>> {
  const { store, projectId, now } = context;
  const original = run.reproduces === null ? null : findRun(store, projectId, run.reproduces);
  const model = resolveModel(store, projectId, original?.outcome?.modelVersionId ?? '');
  if (original === null || model === null) throw new Error(`run ${run.id} repeats a run that made no model`);
  const sha256 = createHash('sha256').update(trained.onnx).digest('hex');
  return store.transaction((db) => {
    nameRun(db, context, run, 'trained again on');
    addEdge(db, original.id, run.id, 'reproduced');
    keepReproduction(db, run.id, { isSame: sha256 === model.sha256, sha256, expectedSha256: model.sha256 });
    finishRun(db, run.id, outcomeOf(trained, model), environmentOf(trained), now());
    return ok({ run: recordRunEnd(db, context, run.id), model });
  });
}
