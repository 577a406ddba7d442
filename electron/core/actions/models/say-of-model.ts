import { ok, type Result } from '../../../../shared/result.ts';
import type { RegistryEntry } from '../../../../shared/registry.ts';
import { requireActor } from '../../store/actors.ts';
import { recordChange } from '../../store/change.ts';
import { modelIdByName } from '../../store/models.ts';
import type { ReadableDb, WritableDb } from '../../store/open-database.ts';
import { changeOfEntry, insertRegistryEntry, nextPlace } from '../../store/registry-entries.ts';
import type { Context } from '../context.ts';
import { findModel } from './find-model.ts';

export type RegistryTarget = Pick<RegistryEntry, 'modelName' | 'modelVersionId'>;
export type RegistryWord = Pick<RegistryEntry, 'kind' | 'key' | 'value' | 'reason'>;

/** A model as a whole by its name, else a version. Fails as `findModel` does. */
export function findTarget(db: ReadableDb, projectId: string, about: string): Result<RegistryTarget> {
  if (modelIdByName(db, projectId, about) !== null) return ok({ modelName: about, modelVersionId: '' });
  const found = findModel(db, projectId, about);
  return found.ok ? ok({ modelName: found.value.name, modelVersionId: found.value.id }) : found;
}

/** Adds what somebody says of a model or a version, with its change and audit, in the caller's transaction. */
export function sayOfModel(
  db: WritableDb,
  context: Context,
  target: RegistryTarget,
  word: RegistryWord,
): RegistryEntry {
  const { projectId, deviceId, newId, now } = context;
  const actor = requireActor(db, context.actorId);
  const entry: RegistryEntry = {
    id: newId(),
    ...target,
    ...word,
    place: nextPlace(db, projectId, target),
    actorId: actor.id,
    actorName: actor.name,
    deviceId,
    saidAtMs: now(),
  };
  insertRegistryEntry(db, projectId, entry);
  recordChange(db, context, {
    kind: changeOfEntry(word),
    lane: `model:${target.modelName}`,
    entityKind: 'model',
    entityId: entry.id,
    payload: entry,
  });
  return entry;
}
