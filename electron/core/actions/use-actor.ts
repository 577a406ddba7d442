import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Actor } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findActorNamed, insertActor, setRole } from '../store/actors.ts';
import { appendAudit } from '../store/audit.ts';
import type { WritableDb } from '../store/open-database.ts';
import { setSetting } from '../store/settings.ts';
import type { Context } from './context.ts';

/** Says who works from now on. Somebody new is added; somebody known gets the role that is given. */
export async function useActor(context: Context, input: Parsed<'actor.use'>): Promise<Result<Output<'actor.use'>>> {
  return context.store.transaction((db) => {
    const actor = addOrUpdate(db, context, input);
    setSetting(db, 'actorId', actor.id);
    // People stay on their laptop: the audit log knows of it, the queue for the server does not.
    appendAudit(db, {
      atMs: context.now(),
      projectId: context.projectId === '' ? null : context.projectId,
      actorId: actor.id,
      deviceId: context.deviceId,
      action: 'actor.used',
      entityKind: 'actor',
      entityId: actor.id,
    });
    return ok(actor);
  });
}

function addOrUpdate(db: WritableDb, { newId, now }: Context, { name, role }: Parsed<'actor.use'>): Actor {
  const known = findActorNamed(db, name);
  if (known === null) {
    const added = { id: newId(), name, role };
    insertActor(db, { ...added, createdAtMs: now() });
    return added;
  }
  setRole(db, known.id, role);
  return { ...known, role };
}
