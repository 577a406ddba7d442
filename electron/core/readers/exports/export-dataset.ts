import type { Result } from '../../../../shared/result.ts';
import { BlobStore } from '../../files/blob-store.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { versionChunks, versionHead } from '../../store/version-chunks.ts';
import { readGroups, refuseVersion } from '../row-groups.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from '../tasks.ts';
import { writeCroissant } from './write-croissant.ts';
import { writeCsv } from './write-csv.ts';
import { writeParquet } from './write-parquet.ts';

/** Writes a data set version in the format asked for. Fails with `dataset.unknown`, and as its writer does. */
export async function exportDataset(
  db: ReadableDb,
  { versionId, format, about, ...target }: ReaderInput<'dataset.export'>,
  context: TaskContext,
): Promise<Result<ReaderOutput<'dataset.export'>>> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const { id, digest, columns, rows } = head;
  const table = { columns, rows, groups: readGroups(db, versionChunks(db, id)) };
  if (format === 'csv') return writeCsv(table, target, context);
  if (format === 'parquet') return writeParquet(table, target.to, context);
  if (context.blobs === null) throw new Error('This reader was started without the files of a home.');
  const blobs = new BlobStore(context.blobs);
  return writeCroissant({ to: target.to, table, blobs, about: { ...about, id, digest } }, context);
}
