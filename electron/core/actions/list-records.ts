import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { countRecords, newestRecords } from '../store/records.ts';
import type { Context } from './context.ts';

/** The newest records as they are after their edits, and how many there are in all. */
export async function listRecords(
  { store, projectId }: Context,
  { limit }: Parsed<'record.list'>,
): Promise<Result<Output<'record.list'>>> {
  return ok({ records: newestRecords(store, projectId, limit), of: countRecords(store, projectId) });
}
