import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { countRecords, newestRecords } from '../store/records.ts';
import type { Context } from './context.ts';
import { openIdentifiers } from './records/identifiers.ts';

/** The newest records as they are after their edits, with what names people, and how many there are in all. */
export async function listRecords(
  { store, projectId, wrappingKey }: Context,
  { limit }: Parsed<'record.list'>,
): Promise<Result<Output<'record.list'>>> {
  const records = newestRecords(store, projectId, limit).map(({ eventId, subjectId, sealed, ...record }) => ({
    ...record,
    values: { ...record.values, ...openIdentifiers(store, { eventId, subjectId, sealed }, wrappingKey) },
  }));
  return ok({ records, of: countRecords(store, projectId) });
}
