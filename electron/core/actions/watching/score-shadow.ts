import type { WritableDb } from '../../store/open-database.ts';
import { recordChange } from '../../store/change.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import {
  countForShadow,
  hasShadowPrediction,
  insertShadowPrediction,
  nextForShadow,
  type ShadowPrediction,
  type WaitingAdvice,
} from '../../store/shadow-predictions.ts';
import type { Context } from '../context.ts';
import { isOfModel } from '../model-tests/try-sample.ts';
import { answerValues } from '../scoring/score-values.ts';
import { AUTOMATIC_ACTOR } from './automatic-actor.ts';
import { listeningShadow, type Shadow } from './shadow-listening.ts';

/** As many as are done before somebody else has a turn. */
const MOST_AT_ONCE = 20;

/**
 * Asks the shadow about advice that waits for it, one record at a time, so that a nurse's next question waits for one
 * answer at most. A model that fails is noted with why; where compute itself is gone the rest waits for another time.
 */
export async function scoreShadow(context: Context): Promise<{ readonly shadowed: number; readonly waiting: number }> {
  const { store, projectId, signal } = context;
  let shadowed = 0;
  while (shadowed < MOST_AT_ONCE && !signal.aborted) {
    const shadow = listeningShadow(store, projectId);
    const next = shadow === null ? null : nextForShadow(store, shadow.listening);
    if (shadow === null || next === null) return { shadowed, waiting: 0 };
    if (!(await scoreNext(context, shadow, next))) break;
    shadowed += 1;
  }
  const left = listeningShadow(store, projectId);
  return { shadowed, waiting: left === null ? 0 : countForShadow(store, left.listening) };
}

/** False where it could not be asked. */
async function scoreNext(context: Context, { serving }: Shadow, next: WaitingAdvice): Promise<boolean> {
  const said = await answerValues(context, serving, next.values);
  if (!said.ok && !isOfModel(said.error.code)) return false;
  const prediction: ShadowPrediction = {
    id: context.newId(),
    predictionId: next.predictionId,
    modelVersionId: serving.model.id,
    deploymentId: serving.deploymentId,
    output: said.ok ? said.value.output : null,
    failure: said.ok ? null : said.error.code,
    threshold: said.ok ? said.value.threshold : null,
    scoredAtMs: context.now(),
  };
  context.store.transaction((db) =>
    keepShadow(db, { ...context, actorId: AUTOMATIC_ACTOR }, prediction, next.recordId),
  );
  return true;
}

/** Writes it with its change and lineage; another call may have been quicker. */
function keepShadow(db: WritableDb, context: Context, prediction: ShadowPrediction, recordId: string): void {
  const { id, predictionId, modelVersionId, deploymentId, output, failure, scoredAtMs } = prediction;
  if (hasShadowPrediction(db, predictionId, modelVersionId)) return;
  const { projectId, deviceId } = context;
  insertShadowPrediction(db, { ...prediction, projectId, deviceId });
  recordChange(db, context, {
    kind: 'prediction.shadowed',
    lane: recordId,
    entityKind: 'shadowPrediction',
    entityId: id,
    payload: { ...prediction, recordId },
  });
  const label = output === null ? String(failure) : String(output.prediction);
  addNode(db, { id, kind: 'shadowPrediction', label, projectId, atMs: scoredAtMs });
  addEdge(db, modelVersionId, id, 'scored');
  addEdge(db, deploymentId, id, 'decided');
  addEdge(db, recordId, id, 'scored');
}
