import { createSealer } from '../../../electron/core/files/seal-chunks.ts';
import { insertVersion } from '../../../electron/core/store/datasets.ts';
import { type Cell, type Column, type ColumnChunk, isNumericType } from '../../../shared/column.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { TestHome } from '../open-test-home.ts';

/** Stores rows of cells as a version in chunks of so many rows; dates are not among the types that it writes. */
export function storeVersion(
  home: TestHome,
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  chunkRows: number,
): DatasetVersion {
  const sealer = createSealer(columns);
  const sealed = Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, ordinal) =>
    sealer.seal(chunksOf(columns, rows.slice(ordinal * chunkRows, (ordinal + 1) * chunkRows))),
  ).flat();
  const table = sealer.finish(columns);
  return home.store.transaction((db) => {
    for (const { sha256, bytes, rows: length } of sealed) {
      db.run('INSERT OR IGNORE INTO chunk (sha256, bytes, "rows") VALUES (:sha256, :bytes, :length)', {
        sha256,
        bytes,
        length,
      });
    }
    return insertVersion(db, home.newId, {
      ...table,
      id: home.newId(),
      projectId: home.projectId,
      name,
      baseVersionId: null,
      source: { kind: 'file', name: 'rows.csv', sha256: '', sizeBytes: 0 },
      actorId: home.actorId,
      deviceId: home.deviceId,
      createdAtMs: home.now(),
    });
  });
}

const chunksOf = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): ColumnChunk[] =>
  columns.map(({ type }, column) => {
    const cells = rows.map((row) => row[column] ?? null);
    if (isNumericType(type))
      return { kind: 'numeric', values: Float64Array.from(cells, (cell) => Number(cell ?? NaN)) };
    const dictionary = [...new Set(cells.filter((cell) => cell !== null).map(String))];
    return {
      kind: 'coded',
      dictionary,
      codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : dictionary.indexOf(String(cell)))),
    };
  });
