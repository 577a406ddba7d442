import type { Cell } from '../../../shared/column.ts';
import { cellAt } from '../../../shared/columns/cells.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { versionChunksOfRows, versionHead } from '../store/version-chunks.ts';
import { groupByRows, readPart, refuseVersion } from './row-groups.ts';
import type { ReaderInput, ReaderOutput } from './tasks.ts';

/** Rows of any page; only they are decoded, of the chunks that hold them. Past the end there are none. Fails as `readPart` does. */
export function readPage(db: ReadableDb, input: ReaderInput<'dataset.page'>): Result<ReaderOutput<'dataset.page'>> {
  const head = versionHead(db, input.versionId);
  if (head === null) return refuseVersion(input.versionId);
  const end = Math.min(input.firstRow + input.rows, head.rows);
  const rows: (readonly Cell[])[] = [];
  for (const references of groupByRows(versionChunksOfRows(db, head.id, input.firstRow, end))) {
    const begins = references[0]?.firstRow ?? 0;
    const part = readPart(db, references, Math.max(0, input.firstRow - begins), end - begins);
    if (!part.ok) return part;
    const { rows: length, chunks } = part.value;
    for (let row = 0; row < length; row++) {
      rows.push(head.columns.map(({ type }, column) => cellOf(chunks[column], type, row)));
    }
  }
  return ok({ columns: head.columns, rows });
}

const cellOf = (
  chunk: Parameters<typeof cellAt>[0] | undefined,
  type: Parameters<typeof cellAt>[1],
  row: number,
): Cell => (chunk === undefined ? null : cellAt(chunk, type, row));
