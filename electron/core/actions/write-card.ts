import type { Output, Parsed } from '../../../shared/calls.ts';
import { type CardRevision, CardText } from '../../../shared/model-card.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findActor } from '../store/actors.ts';
import { cardRevisions, insertCardRevision } from '../store/card-revisions.ts';
import { recordChange } from '../store/change.ts';
import { gatherCard } from './cards/gather-card.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';

/**
 * Adds what somebody says of a model to its card; what it said before stays in its history. Fails as `findModel` does.
 */
export async function writeCard(
  context: Context,
  { ref, text }: Parsed<'card.write'>,
): Promise<Result<Output<'card.write'>>> {
  const { store, projectId, deviceId, newId, now } = context;
  const found = findModel(store, projectId, ref);
  if (!found.ok) return found;
  const { name } = found.value;
  const before = gatherCard(context, found.value).text?.text ?? {};
  return store.transaction((db) => {
    const actor = findActor(db, context.actorId);
    if (actor === null) throw new Error(`there is no actor ${context.actorId}`);
    const revision: CardRevision = {
      id: newId(),
      modelName: name,
      place: (cardRevisions(db, projectId, name)[0]?.place ?? 0) + 1,
      text: CardText.parse({ ...before, ...text }),
      actorId: actor.id,
      actorName: actor.name,
      deviceId,
      writtenAtMs: now(),
    };
    insertCardRevision(db, projectId, revision);
    recordChange(db, context, {
      kind: 'model.cardWritten',
      lane: `card:${name}`,
      entityKind: 'model',
      entityId: revision.id,
      payload: revision,
    });
    return ok(revision);
  });
}
