import { emptyHashes, mixColumn } from '../../../../shared/domain/row-hashes.ts';
import type { RowHashes } from '../../../../shared/domain/first-equal.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type VersionHead, versionChunks, versionHead } from '../../store/version-chunks.ts';
import { readGroup, refuseVersion } from '../row-groups.ts';
import type { ReaderInput, ReaderOutput } from '../tasks.ts';

/**
 * For each row of a version the row of another version that says the same in every column that both have, each taken
 * once and in order; -1 where there is none. Versions without a common column have no equal rows. By 64-bit hashes: of a
 * million rows two different ones are taken for equal about once in 10 million comparisons of versions.
 */
export function matchRows(
  db: ReadableDb,
  { versionId, otherVersionId }: ReaderInput<'tests.matchRows'>,
): Result<ReaderOutput<'tests.matchRows'>> {
  const [head, other] = [versionHead(db, versionId), versionHead(db, otherVersionId)];
  if (head === null) return refuseVersion(versionId);
  if (other === null) return refuseVersion(otherVersionId);
  const names = head.columns
    .map(({ name }) => name)
    .filter((name) => other.columns.some((column) => column.name === name));
  if (names.length === 0) return ok({ rows: new Int32Array(head.rows).fill(-1) });
  const [mine, theirs] = [hashRows(db, head, names), hashRows(db, other, names)];
  if (!mine.ok) return mine;
  if (!theirs.ok) return theirs;
  const rowsByHash = new Map<string, number[]>();
  for (let row = other.rows - 1; row >= 0; row -= 1) {
    const key = keyAt(theirs.value, row);
    const known = rowsByHash.get(key);
    if (known) known.push(row);
    else rowsByHash.set(key, [row]);
  }
  return ok({
    rows: Int32Array.from({ length: head.rows }, (_, row) => rowsByHash.get(keyAt(mine.value, row))?.pop() ?? -1),
  });
}

const keyAt = ({ high, low }: RowHashes, row: number): string => `${high[row] ?? 0}:${low[row] ?? 0}`;

/** Of the named columns, in the order of the names. */
function hashRows(db: ReadableDb, head: VersionHead, names: readonly string[]): Result<RowHashes> {
  const hashes = emptyHashes(head.rows);
  const references = versionChunks(db, head.id);
  for (const name of names) {
    const place = head.columns.findIndex((column) => column.name === name);
    for (const reference of references.filter(({ column }) => column === place)) {
      const read = readGroup(db, [reference]);
      if (!read.ok) return read;
      for (const chunk of read.value.chunks) mixColumn([hashes], chunk, reference.firstRow);
    }
  }
  return ok(hashes);
}
