import { ok, type Result } from '../../../shared/result.ts';
import { readCsv } from '../files/csv/read-csv.ts';
import { createSealer, type Sealer } from '../files/seal-chunks.ts';
import type { ImportedTable, ReaderInput, TaskContext } from './tasks.ts';

/** Reads a CSV file and emits its chunks sealed. Chunks of a pass that was given up are emitted too and never referenced. */
export async function importCsv(
  { path, options }: ReaderInput<'csv.import'>,
  { signal, onProgress, emit }: TaskContext,
): Promise<Result<ImportedTable>> {
  let sealer: Sealer = createSealer([]);
  const read = await readCsv(path, options, {
    signal,
    onProgress: (done, of, rows) => onProgress({ done, of, rows }),
    beginPass: (columns) => {
      sealer = createSealer(columns);
      return (chunks) => emit(sealer.seal(chunks));
    },
  });
  if (!read.ok) return read;
  const { columns, sizeBytes, sourceSha256 } = read.value;
  return ok({ ...sealer.finish(columns), sizeBytes, sourceSha256 });
}
