import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { clearSetting, getSetting, setSetting } from '../store/settings.ts';
import { syncStatus } from '../store/sync-sessions.ts';
import type { Context } from './context.ts';

/** Keeps the server's address. Another address is another server until its key has been seen, so the pinned one goes. */
export async function setSyncServer(
  context: Context,
  input: Parsed<'sync.setServer'>,
): Promise<Result<Output<'sync.setServer'>>> {
  const url = input.url.replace(/\/+$/, '');
  return context.store.transaction((db) => {
    if (getSetting(db, 'serverUrl') !== url) {
      clearSetting(db, 'serverId');
      clearSetting(db, 'serverKey');
    }
    setSetting(db, 'serverUrl', url);
    return ok(syncStatus(db));
  });
}
