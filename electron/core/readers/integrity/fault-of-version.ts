import { z } from 'zod';
import { Column } from '../../../../shared/column.ts';
import { digestTable } from '../../files/seal-chunks.ts';
import type { StoredVersion } from '../../store/integrity.ts';
import { sealOf } from '../../store/version-seal.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';

/** What a tombstone remembers of a version's chunks. */
export const Manifest = z.array(z.object({ column: z.int(), ordinal: z.int(), sha256: z.string() }));

/** Why what a version says of itself is not what was written, or null. `chunks` are those that it lists now. */
export function faultOfVersion({ row, seal, manifest }: StoredVersion, chunks: readonly VersionChunk[]): string | null {
  if (seal !== null && sealOf(row) !== seal) {
    return 'What it says of its columns, values or source is not what was written.';
  }
  const columns = parseJson(z.array(Column), row.columns);
  if (columns === null) return 'Its description cannot be read.';
  const references = manifest === null ? chunks : parseJson(Manifest, manifest);
  if (references === null) return 'Its list of parts cannot be read.';
  if (references.some(({ column }) => column >= columns.length)) {
    return 'Its list of parts names a column that is not there.';
  }
  if (digestTable(columns, references) !== row.digest) {
    return 'Its list of columns and parts does not have the digest it was stored with.';
  }
  return manifest === null ? faultOfPlaces(chunks, columns.length, row.rows) : null;
}

/** The chunks of each column must follow each other without a gap from the first row to the last. */
export function faultOfPlaces(chunks: readonly VersionChunk[], columns: number, rows: number): string | null {
  for (let column = 0; column < columns; column += 1) {
    let next = 0;
    for (const chunk of chunks) {
      if (chunk.column !== column) continue;
      if (chunk.firstRow !== next) return `Its parts do not follow each other at row ${next + 1}.`;
      next += chunk.rows;
    }
    if (next !== rows) return `Its parts hold ${next} rows, and ${rows} are written beside them.`;
  }
  return null;
}

function parseJson<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // any bytes may stand there; that they are no JSON is the answer
  }
}
