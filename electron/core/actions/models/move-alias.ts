import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { AliasMove, ModelVersion } from '../../../../shared/registry.ts';
import { appendMove, lastMove, type NewAliasMove } from '../../store/alias-moves.ts';
import { recordChange } from '../../store/change.ts';
import { modelIdByName, resolveModel } from '../../store/models.ts';
import { nameDeployment } from '../../store/travelling-moves.ts';
import type { ReadableDb, WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';
import { refuseRecalled } from './refuse-recalled.ts';

/** Where the alias of a model stands: the place of its last move, 0 where it never pointed anywhere. */
export function placeOfAlias(db: ReadableDb, projectId: string, modelName: string, alias: string): number {
  const modelId = modelIdByName(db, projectId, modelName);
  return (modelId === null ? null : lastMove(db, modelId, alias))?.place ?? 0;
}

/** What is said of a move; who moves it, where and when comes from the context. */
export type WantedMove = Omit<
  NewAliasMove,
  'id' | 'modelVersionId' | 'gate' | 'override' | 'actorId' | 'deviceId' | 'movedAtMs'
> & {
  readonly model: ModelVersion;
  /** A version that was in use before, and one that is taken from an alias, pass no gate. */
  readonly gate?: NewAliasMove['gate'];
  readonly override?: NewAliasMove['override'];
  /** The place of the alias's last move as it was when this one was prepared. */
  readonly expected: number;
};

const changes = {
  promotion: 'model.promoted',
  rollback: 'model.rolledBack',
  removal: 'model.aliasRemoved',
} as const satisfies Record<AliasMove['kind'], string>;

/**
 * Moves an alias, with its change, audit and lineage, in the caller's transaction. Fails with `model.aliasMoved` where
 * somebody else moved it since it was looked at, and as `refuseRecalled` does where it would point at a recalled version.
 */
export function moveAlias(
  db: WritableDb,
  context: Context,
  { model, expected, gate = null, override = null, ...move }: WantedMove,
): Result<AliasMove> {
  const { projectId, actorId, deviceId, newId, now } = context;
  const refusal =
    refuseMoved(db, projectId, { name: model.name, alias: move.alias, expected }) ??
    (move.kind === 'removal' ? null : refuseNowRecalled(db, projectId, model.id));
  if (refusal !== null) return refusal;
  const stored = appendMove(db, {
    ...move,
    gate,
    override,
    id: newId(),
    modelVersionId: model.id,
    actorId,
    deviceId,
    movedAtMs: now(),
  });
  nameDeployment(db, projectId, stored);
  recordChange(db, context, {
    kind: changes[stored.kind],
    lane: `model:${model.name}`,
    entityKind: 'deployment',
    entityId: stored.id,
    payload: { ...stored, modelName: model.name, actorId },
  });
  return ok(stored);
}

function refuseMoved(
  db: ReadableDb,
  projectId: string,
  { name, alias, expected }: { readonly name: string; readonly alias: string; readonly expected: number },
): Result<never> | null {
  const modelId = modelIdByName(db, projectId, name);
  const last = modelId === null ? null : lastMove(db, modelId, alias);
  if ((last?.place ?? 0) === expected) return null;
  const where = last === null || last.kind === 'removal' ? 'points nowhere' : `points at ${last.ref}`;
  return fail(
    'model.aliasMoved',
    `${alias} of ${name} was moved meanwhile${last === null ? '' : ` by ${last.actorName}`}: it ${where} now.`,
    'Nothing was changed by you. Look at what is in use, then move it again.',
  );
}

function refuseNowRecalled(db: ReadableDb, projectId: string, modelVersionId: string): Result<never> | null {
  const now = resolveModel(db, projectId, modelVersionId);
  return now === null ? null : refuseRecalled(now);
}
