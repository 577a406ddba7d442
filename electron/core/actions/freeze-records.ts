import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { Condition } from '../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReaderOutput } from '../readers/tasks.ts';
import { recordChange } from '../store/change.ts';
import { sweepChunks, writeAhead } from '../store/chunks.ts';
import { insertVersion } from '../store/datasets.ts';
import type { WritableDb } from '../store/open-database.ts';
import { underLease } from '../store/under-lease.ts';
import { connectRecords, connectVersion } from '../store/version-lineage.ts';
import type { Context } from './context.ts';
import { chooseSelection } from './datasets/choose-selection.ts';

/**
 * Makes a data set version of the records that fit, as they stand now with their newest answers. The selection is kept
 * with the version, so that it can be made again later. Fails with `dataset.unknown`, `freeze.notFrozen`,
 * `freeze.noName`, and as the reader's `freezeRecords` does; nothing is stored then.
 */
export async function freezeRecords(
  context: Context,
  input: Parsed<'record.freeze'>,
): Promise<Result<Output<'record.freeze'>>> {
  const chosen = chooseSelection(context, input);
  if (!chosen.ok) return chosen;
  const { store, readers, projectId, signal, progress } = context;
  const { where } = chosen.value;
  const name = input.name ?? chosen.value.name;
  if (name === null)
    return fail('freeze.noName', 'The data set has no name.', 'Name it, or the version to freeze again.');
  const frozenAtMs = context.now();
  const leaseId = context.newId();
  const tidy = (isDone: boolean): Promise<void> => (isDone ? Promise.resolve() : sweepChunks(store));
  const leased = { leaseId, purpose: 'record.freeze', undone: 'The records were not frozen', tidy };
  return underLease(store, leased, async () => {
    const frozen = await readers.run(
      'records.freeze',
      { projectId, where },
      { signal, onProgress: progress, onChunks: (chunks) => writeAhead(store, leaseId, chunks) },
    );
    if (!frozen.ok) return frozen;
    if (signal.aborted) return fail('freeze.cancelled', 'Freezing was cancelled. Nothing was changed.');
    return ok(store.transaction((db) => storeFrozen(db, context, { name, where, frozenAtMs }, frozen.value)));
  });
}

function storeFrozen(
  db: WritableDb,
  context: Context,
  { name, where, frozenAtMs }: { readonly name: string; readonly where: Condition | null; readonly frozenAtMs: number },
  { table, leftOut, recordIds }: ReaderOutput<'records.freeze'>,
): DatasetVersion {
  const { projectId, actorId, deviceId, newId, now } = context;
  const left = leftOut.length === 0 ? {} : { leftOut: [...leftOut] };
  const version = insertVersion(db, newId, {
    ...table,
    id: newId(),
    projectId,
    name,
    baseVersionId: null,
    source: { kind: 'records', where, frozenAtMs, ...left },
    actorId,
    deviceId,
    createdAtMs: now(),
  });
  connectVersion(db, projectId, version, null);
  connectRecords(db, { projectId, versionId: version.id, atMs: version.createdAtMs }, recordIds);
  const { id, version: number, digest, rows, columns, source } = version;
  recordChange(db, context, {
    kind: 'dataset.frozen',
    lane: `dataset:${name}`,
    entityKind: 'datasetVersion',
    entityId: id,
    payload: { name, version: number, digest, rows, columns, source },
  });
  return version;
}
