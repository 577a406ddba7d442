import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { syncStatus } from '../store/sync-sessions.ts';
import type { Context } from './context.ts';

/** How much waits, was received or needs somebody; being offline is part of the answer. */
export async function showSyncStatus(
  context: Context,
  _input: Parsed<'sync.status'>,
): Promise<Result<Output<'sync.status'>>> {
  return ok(syncStatus(context.store));
}
