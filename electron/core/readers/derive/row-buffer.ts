import { CHUNK_ROWS, type Column, type ColumnChunk } from '../../../../shared/column.ts';
import { joinChunks } from '../../../../shared/columns/join-chunks.ts';
import type { DerivedRows } from './run-operations.ts';

/** Gathers what is left of ranges of rows into full chunks, so that a filter does not leave a crowd of small ones. */
export function createRowBuffer(columns: readonly Column[]) {
  let waiting: DerivedRows[] = [];
  let rows = 0;

  const joined = (): ColumnChunk[] =>
    columns.map(({ type }, place) =>
      joinChunks(
        type,
        waiting.flatMap(({ chunks }) => chunks[place] ?? []),
      ),
    );

  return {
    /** The full chunks of all columns that there are now, if any. */
    add(added: DerivedRows): readonly (readonly ColumnChunk[])[] {
      if (added.rows > 0) waiting.push(added);
      rows += added.rows;
      if (rows < CHUNK_ROWS) return [];
      const whole = joined();
      const full: ColumnChunk[][] = [];
      let at = 0;
      for (; rows - at >= CHUNK_ROWS; at += CHUNK_ROWS)
        full.push(whole.map((chunk) => cut(chunk, at, at + CHUNK_ROWS)));
      waiting = [{ rows: rows - at, chunks: whole.map((chunk) => cut(chunk, at, rows)) }];
      rows -= at;
      return full;
    },
    /** What is left, fewer rows than a full chunk; null where nothing is. */
    finish: (): readonly ColumnChunk[] | null => (rows === 0 ? null : joined()),
  };
}

const cut = (chunk: ColumnChunk, first: number, end: number): ColumnChunk =>
  chunk.kind === 'numeric'
    ? { kind: 'numeric', values: chunk.values.slice(first, end) }
    : { kind: 'coded', codes: chunk.codes.slice(first, end), dictionary: chunk.dictionary };
