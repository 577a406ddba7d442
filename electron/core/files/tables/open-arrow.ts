import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { CompressionType, compressionRegistry, type RecordBatch, RecordBatchReader, type Schema } from 'apache-arrow';
import { ok, type Result } from '../../../../shared/result.ts';
import { checkArrow } from '../arrow/check-arrow.ts';
import { refuse } from '../csv/refusals.ts';
import type { TextSource } from '../csv/text-source.ts';
import { checkData, declaredOf, writerOf } from './arrow-cells.ts';
import { asDamage, FileDamaged } from './file-damaged.ts';
import { decompressLz4Frame } from './lz4-frame.ts';
import { type RowOfTexts, rowsAsText } from './rows-as-text.ts';
import { walkRanges } from './walk-ranges.ts';
import { unpackZstd } from './zstd-frame.ts';

compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: decompressLz4Frame });
compressionRegistry.set(CompressionType.ZSTD, { decode: unpackZstd });

/** Rows written as text at once where a batch holds more, and fewer of a wide table. */
const MOST_ROWS_AT_ONCE = 1 << 15;
const MOST_CELLS_AT_ONCE = 1 << 20;

/**
 * An Arrow IPC file (Feather 2) or stream, plain or packed with LZ4 or zstd, read batch by batch. Nested columns are
 * read as JSON, dictionaries of texts as categories. Errors: `arrow.damaged`, `arrow.noColumns`.
 */
export async function openArrow(path: string, sizeBytes: number): Promise<Result<TextSource>> {
  const file = basename(path);
  await checkArrow(path, sizeBytes);
  const { fields } = await readSchema(path);
  if (fields.length === 0) return refuse('arrow.noColumns', file, 'it has no columns', 'Choose another file.');
  const rows = await countRows(path);
  return ok(
    await rowsAsText({
      file,
      format: 'arrow',
      sizeBytes,
      names: fields.map(({ name }) => name),
      declared: fields.map(({ type }) => declaredOf(type)),
      headerRow: 0,
      walk: () => walkRanges({ path, sizeBytes, rows }, () => readRows(path)),
    }),
  );
}

async function readSchema(path: string): Promise<Schema> {
  for await (const schema of withReader(path, schemaOf)) return schema;
  throw new FileDamaged('arrow.damaged', 'it is no whole Arrow file: it has no schema');
}

async function* schemaOf(reader: Reader): AsyncGenerator<Schema> {
  yield reader.schema;
}

async function countRows(path: string): Promise<number> {
  let rows = 0;
  for await (const batch of readBatches(path)) rows += batch.numRows;
  return rows;
}

type Reader = Awaited<ReturnType<typeof openFrom>>;
const openFrom = async (handle: FileHandle) => RecordBatchReader.from(refusingEnd(handle, (await handle.stat()).size));

/** Of one reading, beside twice the file: a reading meets every byte once, and messages' lengths again. */
const MOST_REREAD_BYTES = 1 << 16;

/**
 * The library reads for ever where a message claims more bytes than there are, or the footer points to one that is no
 * batch. Throws `FileDamaged` there.
 */
function refusingEnd(handle: FileHandle, sizeBytes: number): FileHandle {
  let left = 2 * sizeBytes + MOST_REREAD_BYTES;
  const read = async (buffer: Uint8Array, offset: number, length: number, position: number) => {
    const answer = await handle.read(buffer, offset, length, position);
    left -= answer.bytesRead;
    if ((answer.bytesRead === 0 && length > 0) || left < 0) {
      throw new FileDamaged('arrow.damaged', 'it is no whole Arrow file: its parts are not where it says');
    }
    return answer;
  };
  return new Proxy(handle, {
    get: (target, name) => {
      const own: unknown = name === 'read' ? read : Reflect.get(target, name, target);
      return typeof own === 'function' && own !== read ? own.bind(target) : own;
    },
  });
}

/** Reads from one reader, closed in the end. What the library throws on the way is a fault of the file. */
async function* withReader<T>(path: string, read: (reader: Reader) => AsyncGenerator<T>): AsyncGenerator<T> {
  const handle = await open(path, 'r');
  try {
    const reader = await openFrom(handle);
    await reader.open();
    yield* read(reader);
  } catch (cause) {
    throw asDamage('arrow.damaged', 'Arrow', cause);
  } finally {
    await handle.close().catch(ignoreClosed);
  }
}

/** The library closes the file itself where it has come to its end. */
const ignoreClosed = (): void => undefined;

const readBatches = (path: string): AsyncGenerator<RecordBatch> => withReader(path, batchesOf);

async function* batchesOf(reader: Reader): AsyncGenerator<RecordBatch> {
  for await (const batch of reader) {
    if (batch.data.children.length !== batch.schema.fields.length) throw new Error('a batch lacks columns');
    for (const data of batch.data.children) checkData(data, batch.numRows);
    yield batch;
  }
}

const readRows = (path: string): AsyncGenerator<readonly RowOfTexts[]> => withReader(path, rowsOf);

async function* rowsOf(reader: Reader): AsyncGenerator<readonly RowOfTexts[]> {
  const columns = Math.max(1, reader.schema.fields.length);
  const rowsAtOnce = Math.min(MOST_ROWS_AT_ONCE, Math.ceil(MOST_CELLS_AT_ONCE / columns));
  for await (const batch of batchesOf(reader)) {
    for (let start = 0; start < batch.numRows; start += rowsAtOnce) {
      yield textsOf(batch, start, Math.min(start + rowsAtOnce, batch.numRows));
      await new Promise(setImmediate); // the library decodes without a pause
    }
  }
}

function textsOf(batch: RecordBatch, start: number, end: number): readonly RowOfTexts[] {
  const rows = Array.from({ length: end - start }, (): (string | null)[] => []);
  batch.schema.fields.forEach((field, column) => {
    const write = writerOf(field);
    const vector = batch.getChildAt(column);
    for (let row = start; row < end; row++) rows[row - start]?.push(write(vector?.get(row)));
  });
  return rows;
}
