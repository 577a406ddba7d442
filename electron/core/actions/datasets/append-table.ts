import type { Column } from '../../../../shared/column.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { mergeTableProfiles } from '../../../../shared/domain/profile-merge.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type ChunkReference, digestTable, type SealedTable } from '../../files/seal-chunks.ts';
import { versionProfile } from '../../store/datasets.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { versionChunks } from '../../store/version-chunks.ts';

/**
 * The base's rows followed by the new ones; chunks are shared, none is read or copied. Errors: `dataset.columnsDiffer`
 * unless names and types agree in order.
 */
export function appendTable(db: ReadableDb, base: DatasetVersion, added: SealedTable): Result<SealedTable> {
  const difference = firstDifference(base.columns, added.columns);
  if (difference !== null) {
    return fail(
      'dataset.columnsDiffer',
      `These rows do not fit under ${base.name}@${base.version}: ${difference}.`,
      'Fix the type of the column in the import, or import the file as a data set of its own.',
    );
  }
  const before = versionChunks(db, base.id);
  const chunks = [...before, ...shift(added.chunks, (before.at(-1)?.ordinal ?? -1) + 1, base.rows)];
  const columns = base.columns.map(({ missing: _, ...column }): Column => column);
  return ok({
    columns,
    rows: base.rows + added.rows,
    digest: digestTable(columns, chunks),
    profile: mergeTableProfiles(versionProfile(db, base.id), added.profile),
    chunks,
  });
}

const shift = (chunks: readonly ChunkReference[], ordinals: number, rows: number): ChunkReference[] =>
  chunks.map((chunk) => ({ ...chunk, ordinal: chunk.ordinal + ordinals, firstRow: chunk.firstRow + rows }));

function firstDifference(base: readonly Column[], added: readonly Column[]): string | null {
  for (let index = 0; index < Math.max(base.length, added.length); index++) {
    const [was, is] = [base[index], added[index]];
    if (was === undefined) return `it has no column "${is?.name}"`;
    if (is === undefined) return `the file has no column "${was.name}"`;
    if (was.name !== is.name) return `column ${index + 1} is "${was.name}" there and "${is.name}" in the file`;
    if (was.type !== is.type) return `"${was.name}" is ${was.type} there and ${is.type} in the file`;
  }
  return null;
}
