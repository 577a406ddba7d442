import type { Column, ColumnChunk } from '../../../shared/column.ts';
import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { joinChunks } from '../../../shared/columns/join-chunks.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { versionChunks, versionHead } from '../store/version-chunks.ts';
import { readGroup, refuseVersion } from './row-groups.ts';

/** Whole columns, decoded, by name. */
export type WholeColumns = ReadonlyMap<string, ColumnChunk>;

/** The named columns of a version, all rows; a name that it lacks is left out. Fails as `readGroup` does. */
export function readColumns(db: ReadableDb, versionId: string, names: readonly string[]): Result<WholeColumns> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const references = versionChunks(db, versionId);
  const whole = new Map<string, ColumnChunk>();
  for (const [index, column] of head.columns.entries()) {
    if (!names.includes(column.name)) continue;
    const read = readGroup(
      db,
      references.filter((reference) => reference.column === index),
    );
    if (!read.ok) return read;
    whole.set(column.name, asDays(column, joinChunks(column.type, read.value.chunks)));
  }
  return ok(whole);
}

/** Moments are stored in milliseconds; whoever computes with time takes days. */
export const asDays = ({ type }: Column, chunk: ColumnChunk): ColumnChunk =>
  type === 'datetime' && chunk.kind === 'numeric'
    ? { kind: 'numeric', values: chunk.values.map((moment) => moment / MS_PER_DAY) }
    : chunk;
