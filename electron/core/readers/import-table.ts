import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Column } from '../../../shared/column.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ChunkSink } from '../files/csv/csv-pass.ts';
import type { ImageFile } from '../files/images/check-images.ts';
import { readTable } from '../files/tables/read-table.ts';
import { createSealer, type SealedTable, type Sealer } from '../files/seal-chunks.ts';
import type { KeptSealing } from './kept-sealing.ts';
import { RANGES_UNDER_WAY } from './sealing-thread.ts';
import type { ImportedTable } from './dataset-tasks.ts';
import type { ReaderInput, TaskContext } from './tasks.ts';

/** Below this a second thread costs more time than it saves. */
const LARGE_FILE_BYTES = 8 * 2 ** 20;

/**
 * Reads a table and emits its chunks sealed, and the images that it names. Chunks of a pass that was given up are emitted too and never
 * referenced. Fails as `readTable` does, and with `csv.onlyIdentifiers` where nothing is left of the file.
 */
export async function importTable(
  { path, options, leaveOut }: ReaderInput<'table.import'>,
  context: TaskContext,
): Promise<Result<ImportedTable>> {
  const { signal, onProgress } = context;
  const isKept = (column: Column | undefined): boolean => column !== undefined && !leaveOut.includes(column.name);
  const sealing = await chooseSealing(path, context);
  const images = batchImages(context);
  try {
    const read = await readTable(path, options, {
      signal,
      onProgress: (done, of, rows) => onProgress({ done, of, rows }),
      keepImage: images.add,
      heldRanges: sealing.heldRanges,
      beginPass: (columns) => {
        const sink = sealing.begin(columns.filter(isKept));
        return (chunks) => sink(chunks.filter((_, place) => isKept(columns[place])));
      },
    });
    if (!read.ok) return read;
    await images.flush();
    const { columns, sizeBytes, sourceSha256, images: found } = read.value;
    const kept = columns.filter(isKept);
    if (kept.length === 0) return refuseIdentifiers(path);
    const leftOut = columns.filter((column) => !isKept(column)).map(({ name }) => name);
    return ok({
      ...(await sealing.finish(kept)),
      sizeBytes,
      sourceSha256,
      leftOut,
      ...(found === undefined ? {} : { images: found }),
    });
  } finally {
    sealing.end();
  }
}

const refuseIdentifiers = (path: string): Result<never> =>
  fail(
    'csv.onlyIdentifiers',
    `Every column of ${basename(path)} names people, so nothing of it may be stored.`,
    'Give the columns that do not name people another role.',
  );

const IMAGES_PER_BATCH = 128;
const IMAGE_BYTES_PER_BATCH = 4 * 2 ** 20;

/** Hands images on some at a time: most are small. */
function batchImages({ emitImages }: TaskContext): {
  readonly add: (image: ImageFile) => Promise<void>;
  readonly flush: () => Promise<void>;
} {
  let batch: ImageFile[] = [];
  let sizeBytes = 0;
  const flush = async (): Promise<void> => {
    const emitted = batch;
    [batch, sizeBytes] = [[], 0];
    if (emitted.length > 0) await emitImages(emitted);
  };
  const add = async (image: ImageFile): Promise<void> => {
    batch.push(image);
    sizeBytes += image.bytes.length;
    if (batch.length >= IMAGES_PER_BATCH || sizeBytes >= IMAGE_BYTES_PER_BATCH) await flush();
  };
  return { add, flush };
}

type Sealing = {
  readonly begin: (columns: readonly Column[]) => ChunkSink;
  /** See `CsvReading`. */
  readonly heldRanges: number;
  readonly finish: (columns: readonly Column[]) => Promise<SealedTable>;
  readonly end: () => void;
};

async function chooseSealing(path: string, { sealing, emit }: TaskContext): Promise<Sealing> {
  const sizeBytes = await stat(path).then(
    (stats) => stats.size,
    () => 0, // reading the file says what is wrong with it
  );
  return sizeBytes < LARGE_FILE_BYTES ? sealHere(emit) : sealBeside(sealing, emit);
}

function sealHere(emit: TaskContext['emit']): Sealing {
  let sealer: Sealer = createSealer([]);
  return {
    begin: (columns) => {
      sealer = createSealer(columns);
      return (chunks) => emit(sealer.seal(chunks));
    },
    heldRanges: 0,
    finish: async (columns) => sealer.finish(columns),
    end: () => undefined,
  };
}

function sealBeside(sealing: KeptSealing, emit: TaskContext['emit']): Sealing {
  const thread = sealing.take();
  return {
    begin: (columns) => {
      thread.begin(columns, emit);
      return (chunks) => thread.seal(chunks);
    },
    heldRanges: RANGES_UNDER_WAY,
    finish: (columns) => thread.finish(columns),
    end: () => sealing.giveBack(),
  };
}
