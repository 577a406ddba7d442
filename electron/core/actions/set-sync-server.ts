import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { pointToServer } from '../store/settings.ts';
import { syncStatus } from '../store/sync-sessions.ts';
import type { Context } from './context.ts';

/** Sets where this home syncs to; nothing is sent by it. */
export async function setSyncServer(
  context: Context,
  input: Parsed<'sync.setServer'>,
): Promise<Result<Output<'sync.setServer'>>> {
  return context.store.transaction((db) => {
    pointToServer(db, input.url);
    return ok(syncStatus(db));
  });
}
