import type { LineageNode } from '../../../../shared/lineage.ts';
import type { Profile } from '../../../../shared/profile.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { recordChange } from '../../store/change.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import { ensureModel, insertModelVersion } from '../../store/models.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';

export type NewModel = Pick<
  ModelVersion,
  'id' | 'name' | 'sha256' | 'sizeBytes' | 'runId' | 'spec' | 'metrics' | 'threshold' | 'source'
> & {
  readonly reference: Profile | null;
  /** What the version came of: its run, or its file. */
  readonly origin: Omit<LineageNode, 'createdAtMs'>;
  readonly how: 'trained' | 'imported';
};

/** Adds the next version of the model of that name, with its change and lineage, in the caller's transaction. */
export function keepModel(db: WritableDb, context: Context, { origin, how, ...added }: NewModel): ModelVersion {
  const { projectId, actorId, deviceId, newId, now } = context;
  const atMs = now();
  const modelId = ensureModel(db, { id: newId(), projectId, name: added.name, atMs });
  const model = insertModelVersion(db, { ...added, modelId, actorId, deviceId, createdAtMs: atMs });
  addNode(db, { ...origin, projectId, atMs });
  addNode(db, { id: model.id, kind: 'modelVersion', label: model.ref, projectId, atMs });
  addEdge(db, origin.id, model.id, how);
  recordChange(db, context, {
    kind: `model.${how}`,
    lane: `model:${model.name}`,
    entityKind: 'modelVersion',
    entityId: model.id,
    payload: { ...model, reference: added.reference },
  });
  return model;
}
