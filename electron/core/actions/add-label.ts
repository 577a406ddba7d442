import type { Output, Parsed } from '../../../shared/calls.ts';
import { describeAnswer, type Label } from '../../../shared/label.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { insertLabel, lastRevision } from '../store/labels.ts';
import { addEdge, addNode } from '../store/lineage.ts';
import type { ReadableDb, WritableDb } from '../store/open-database.ts';
import { isPrediction, predictionsOf } from '../store/predictions.ts';
import { newestEventId, recordHead } from '../store/records.ts';
import { findWindow } from '../store/windows.ts';
import type { Context } from './context.ts';

/**
 * Records what a person says of a prediction, single or of a batch (`window:row`). Saying the same twice is a second
 * revision, on purpose: when it was said matters. The id
 * may be a record's: then its newest prediction is meant. Fails with `prediction.unknown`, `record.noPrediction`.
 */
export async function addLabel(context: Context, input: Parsed<'label.add'>): Promise<Result<Output<'label.add'>>> {
  const { store, projectId, actorId, deviceId, now, newId } = context;
  const found = findMeant(store, projectId, input.predictionId);
  if (!found.ok) return found;
  const { predictionId, windowId } = found.value;
  return store.transaction((db) => {
    const revision = lastRevision(db, predictionId, actorId) + 1;
    const label: Label = { ...input, predictionId, id: newId(), actorId, revision, answeredAtMs: now() };
    insertLabel(db, label, { projectId, deviceId });
    recordChange(db, context, {
      kind: 'label.added',
      lane: predictionId,
      entityKind: 'label',
      entityId: label.id,
      payload: { ...label, deviceId },
    });
    connectLabel(db, projectId, label, windowId);
    return ok(label);
  });
}

type Meant = { readonly predictionId: string; readonly windowId: string | null };

function findMeant(db: ReadableDb, projectId: string, id: string): Result<Meant> {
  const windowId = windowHolding(db, projectId, id);
  if (windowId !== null || isPrediction(db, projectId, id)) return ok({ predictionId: id, windowId });
  if (recordHead(db, id)?.projectId !== projectId) {
    return fail('prediction.unknown', 'This prediction is not on this laptop.', 'Sync, then open it again.');
  }
  const newest = predictionsOf(db, newestEventId(db, id) ?? '').at(-1);
  return newest === undefined
    ? fail(
        'record.noPrediction',
        `Nothing was predicted of the record ${id}, so there is nothing to answer.`,
        'A record gets a prediction when it is saved while a model is in use.',
      )
    : ok({ predictionId: newest.prediction.id, windowId: null });
}

/** The window of `window:row`, or null where the id is of another form, or the window or row is not there. */
function windowHolding(db: ReadableDb, projectId: string, predictionId: string): string | null {
  const [, windowId, row] = /^([^:]+):(0|[1-9]\d*)$/.exec(predictionId) ?? [];
  if (windowId === undefined) return null;
  const found = findWindow(db, projectId, windowId);
  return found !== null && Number(row) < found.window.rows ? windowId : null;
}

/** A prediction of a batch becomes a node of its own with its first label. */
function connectLabel(db: WritableDb, projectId: string, label: Label, windowId: string | null): void {
  const { id, predictionId, answer, answeredAtMs: atMs } = label;
  if (windowId !== null) {
    addNode(db, { id: predictionId, kind: 'prediction', label: predictionId, projectId, atMs });
    addEdge(db, windowId, predictionId, 'holds');
  }
  addNode(db, { id, kind: 'label', label: describeAnswer(answer), projectId, atMs });
  addEdge(db, predictionId, id, 'answered');
}
