import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Column } from '../../../shared/column.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { insertVersion, resolveDataset, versionProfile } from '../store/datasets.ts';
import type { WritableDb } from '../store/open-database.ts';
import { versionChunks } from '../store/version-chunks.ts';
import { connectVersion } from '../store/version-lineage.ts';
import type { Context } from './context.ts';
import { changeColumns } from './datasets/change-columns.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * Makes the next version of a data set from the same rows, with another description of its columns. Chunks and digest
 * are those of the version described. Values that the description does not allow are counted, with some rows that show
 * them, and kept. Errors: `dataset.unknown`, those of `changeColumns`, and those of reading the rows.
 */
export async function describeDataset(
  context: Context,
  { ref, columns: changes }: Parsed<'dataset.describe'>,
): Promise<Result<Output<'dataset.describe'>>> {
  const { store, projectId, readers, signal, progress } = context;
  const described = resolveDataset(store, projectId, ref);
  if (described === null) return refuseUnknownDataset(ref);
  const columns = changeColumns(described.columns.map(withoutCount), changes);
  if (!columns.ok) return columns;
  const task = { versionId: described.id, columns: columns.value };
  const misfits = await readers.run('dataset.misfits', task, { signal, onProgress: progress });
  if (!misfits.ok) return misfits;
  const names = [...new Set(changes.map(({ name }) => name))];
  const version = store.transaction((db) => storeDescribed(db, context, described.id, columns.value, names));
  return version.ok ? ok({ version: version.value, misfits: [...misfits.value] }) : version;
}

const withoutCount = ({ missing: _, ...column }: DatasetVersion['columns'][number]): Column => column;

function storeDescribed(
  db: WritableDb,
  context: Context,
  baseId: string,
  columns: readonly Column[],
  changed: readonly string[],
): Result<DatasetVersion> {
  const { projectId, actorId, deviceId, newId, now } = context;
  const base = resolveDataset(db, projectId, baseId);
  if (base === null) return refuseUnknownDataset(baseId); // deleted while its rows were read
  const { name, rows, digest } = base;
  const leftOut = base.source.leftOut;
  const version = insertVersion(db, newId, {
    id: newId(),
    projectId,
    name,
    baseVersionId: baseId,
    rows,
    digest,
    columns,
    profile: versionProfile(db, baseId),
    chunks: versionChunks(db, baseId),
    source: {
      kind: 'described',
      fromVersionId: baseId,
      fromRef: `${name}@${base.version}`,
      columns: [...changed],
      ...(leftOut === undefined ? {} : { leftOut }),
    },
    actorId,
    deviceId,
    createdAtMs: now(),
  });
  accountFor(db, context, version, baseId);
  return ok(version);
}

function accountFor(db: WritableDb, context: Context, version: DatasetVersion, baseId: string): void {
  const { id, name, version: number, digest, rows, columns, source } = version;
  connectVersion(db, context.projectId, version, baseId);
  recordChange(db, context, {
    kind: 'dataset.described',
    lane: `dataset:${name}`,
    entityKind: 'datasetVersion',
    entityId: id,
    payload: { name, version: number, digest, rows, columns, source },
  });
}
