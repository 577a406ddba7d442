import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable as readAny } from '../../../../electron/core/files/tables/read-table.ts';
import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import type { ImportOptions } from '../../../../shared/columns/import-options.ts';
import type { Result } from '../../../../shared/result.ts';

export type Table = {
  readonly columns: readonly Column[];
  /** Rows of cells; dates as days and datetimes as milliseconds. */
  readonly rows: readonly (readonly (string | number | null)[])[];
};

const folder = mkdtempSync(join(tmpdir(), 'csv-'));
let files = 0;

export function writeTemporary(content: string | Uint8Array): string {
  const path = join(folder, `table-${++files}.csv`);
  writeFileSync(path, content);
  return path;
}

/** Reads a whole file as the importer does and gives its cells back as a table. */
export async function readTable(content: string | Uint8Array, options: ImportOptions = {}): Promise<Result<Table>> {
  return readTableAt(writeTemporary(content), options);
}

export async function readTableAt(path: string, options: ImportOptions = {}): Promise<Result<Table>> {
  let rows: (string | number | null)[][] = [];
  const read = await readAny(path, options, {
    beginPass: () => {
      rows = [];
      return (chunks) => void rows.push(...rowsOf(chunks));
    },
  });
  return read.ok ? { ok: true, value: { columns: read.value.columns, rows } } : read;
}

function rowsOf(chunks: readonly ColumnChunk[]): (string | number | null)[][] {
  const cells = chunks.map((chunk) =>
    chunk.kind === 'numeric'
      ? Array.from(chunk.values, (value) => (Number.isNaN(value) ? null : value))
      : Array.from(chunk.codes, (code) => (code === -1 ? null : chunk.dictionary[code]!)),
  );
  return (cells[0] ?? []).map((_, row) => cells.map((column) => column[row]!));
}
