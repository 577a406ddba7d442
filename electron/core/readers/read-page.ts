import type { Cell } from '../../../shared/column.ts';
import { cellAt } from '../../../shared/columns/cells.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { versionChunksOfRows, versionHead } from '../store/version-chunks.ts';
import { groupByRows, readGroup, refuseVersion } from './row-groups.ts';
import type { ReaderInput, ReaderOutput } from './tasks.ts';

/** Rows of any page; only the chunks that hold them are read. Past the end there are none. Fails as `readGroup` does. */
export function readPage(db: ReadableDb, input: ReaderInput<'dataset.page'>): Result<ReaderOutput<'dataset.page'>> {
  const head = versionHead(db, input.versionId);
  if (head === null) return refuseVersion(input.versionId);
  const end = Math.min(input.firstRow + input.rows, head.rows);
  const rows: (readonly Cell[])[] = [];
  for (const references of groupByRows(versionChunksOfRows(db, head.id, input.firstRow, end))) {
    const group = readGroup(db, references);
    if (!group.ok) return group;
    const { firstRow, rows: length, chunks } = group.value;
    for (let row = Math.max(input.firstRow, firstRow); row < Math.min(end, firstRow + length); row++) {
      rows.push(head.columns.map(({ type }, column) => cellOf(chunks[column], type, row - firstRow)));
    }
  }
  return ok({ columns: head.columns, rows });
}

const cellOf = (
  chunk: Parameters<typeof cellAt>[0] | undefined,
  type: Parameters<typeof cellAt>[1],
  row: number,
): Cell => (chunk === undefined ? null : cellAt(chunk, type, row));
