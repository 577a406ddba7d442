import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { SyncItem } from '../../../shared/sync-status.ts';
import { listOutbox } from '../store/outbox.ts';
import type { Context } from './context.ts';

/** The queue's items, what goes next or what is newest first, each with its state, its receipt or its reason. */
export async function listSyncItems(
  context: Context,
  input: Parsed<'sync.items'>,
): Promise<Result<Output<'sync.items'>>> {
  const rows = listOutbox(context.store, input.state ?? null, input.limit);
  return ok({ items: rows.map((row) => SyncItem.parse(row)) });
}
