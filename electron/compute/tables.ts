import { type Column, type ColumnChunk, rowsOf } from '../../shared/column.ts';
import { ChunkDamaged } from '../../shared/columns/chunk-damaged.ts';
import { decodeChunk } from '../../shared/columns/chunk-codec.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ImageFile } from '../../shared/picture.ts';
import { keepPictures, type Pictures } from './images/pictures.ts';
import { joinChunks } from '../../shared/columns/join-chunks.ts';

/** Rows that core handed over. Chunks stay encoded until a column is read: a third of the memory, or less. */
export type Table = {
  readonly columns: readonly Column[];
  readonly chunks: readonly Uint8Array[][];
  /** What its image columns name; null where images are not learned from. */
  readonly pictures: Pictures | null;
  rows: number;
};

export class Tables {
  readonly #tables = new Map<string, Table>();
  #opened = 0;

  open(columns: readonly Column[], pictures: Pictures | null = null): string {
    this.#opened += 1;
    const tableId = `table-${this.#opened}`;
    this.#tables.set(tableId, { columns, chunks: columns.map(() => []), pictures, rows: 0 });
    return tableId;
  }

  find(tableId: string): Result<Table> {
    const table = this.#tables.get(tableId);
    return table
      ? ok(table)
      : fail('engine.unknownTable', `The compute process holds no table ${tableId}.`, 'Hand the rows over again.');
  }

  /** Adds one chunk a column, all of equal length, and says how many rows the table has now. */
  append(tableId: string, chunks: readonly Uint8Array[]): Result<number> {
    const table = this.find(tableId);
    if (!table.ok) return table;
    const decoded = decodeChunks(chunks);
    if (!decoded.ok) return decoded;
    const rows = decoded.value[0] ? rowsOf(decoded.value[0]) : 0;
    if (chunks.length !== table.value.columns.length || decoded.value.some((chunk) => rowsOf(chunk) !== rows)) {
      return fail('engine.badChunk', 'A table takes one chunk a column, all with the same number of rows.');
    }
    for (const [index, chunk] of chunks.entries()) table.value.chunks[index]?.push(chunk);
    table.value.rows += rows;
    return ok(table.value.rows);
  }

  /** Keeps images of its image columns, and says how many it has now. */
  addPictures(tableId: string, images: readonly ImageFile[]): Result<number> {
    const table = this.find(tableId);
    if (!table.ok) return table;
    if (table.value.pictures === null) throw new Error(`${tableId} was opened without pictures`);
    return keepPictures(table.value.pictures, images);
  }

  close(tableId: string): void {
    this.#tables.delete(tableId);
  }
}

/** A whole column, decoded; null where the table has none by that name. */
export function readColumn({ columns, chunks }: Table, name: string): { column: Column; chunk: ColumnChunk } | null {
  const index = columns.findIndex((column) => column.name === name);
  const column = columns[index];
  if (!column) return null;
  return { column, chunk: joinChunks(column.type, (chunks[index] ?? []).map(decodeChunk)) };
}

export function decodeChunks(chunks: readonly Uint8Array[]): Result<ColumnChunk[]> {
  try {
    return ok(chunks.map(decodeChunk));
  } catch (error) {
    if (error instanceof ChunkDamaged)
      return fail('engine.badChunk', `A column chunk cannot be read: ${error.message}`);
    throw error;
  }
}
