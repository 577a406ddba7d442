import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findActor } from '../store/actors.ts';
import { lastBackup, lastRestore } from '../store/backup-notes.ts';
import { findProject } from '../store/projects.ts';
import type { Context } from './context.ts';

/** What this home is, whose it is, and what is in use. */
export async function showHome(context: Context, _input: Parsed<'home.show'>): Promise<Result<Output<'home.show'>>> {
  const { store, folder, keyFile, version, deviceId, projectId, actorId } = context;
  const name = store.value<string>('SELECT name FROM device WHERE id = ?', deviceId);
  return ok({
    folder,
    encrypted: keyFile !== null,
    keyFile,
    version,
    device: { id: deviceId, name: name ?? '' },
    project: findProject(store, projectId),
    actor: findActor(store, actorId),
    lastBackup: lastBackup(store),
    lastRestore: lastRestore(store),
  });
}
