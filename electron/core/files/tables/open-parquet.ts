import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type SchemaElement,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Column } from '../../../../shared/column.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { refuse } from '../csv/refusals.ts';
import type { DeclaredType, TextSource } from '../csv/text-source.ts';
import { readStoredColumns } from '../parquet/stored-columns.ts';
import { reading } from './file-damaged.ts';
import { type RowOfTexts, rowsAsText } from './rows-as-text.ts';
import { textOfValue } from './typed-cells.ts';
import { walkRanges } from './walk-ranges.ts';

/** Rows decoded at once where a row group holds more. */
const ROWS_AT_ONCE = 1 << 18;

/**
 * A Parquet file (snappy, gzip, brotli, zstd, lz4 or plain). Nested columns are read as JSON, whole numbers beyond 2^53
 * as text. Errors: `parquet.damaged`, `parquet.noColumns`.
 */
export async function openParquet(path: string, sizeBytes: number): Promise<Result<TextSource>> {
  const file = basename(path);
  const metadata = await withBuffer(path, sizeBytes, (buffer) => decoding(() => parquetMetadataAsync(buffer)));
  const columns = parquetSchema(metadata).children;
  if (columns.length === 0) return refuse('parquet.noColumns', file, 'it has no columns', 'Choose another file.');
  const rows = Number(metadata.num_rows);
  const names = columns.map(({ element }) => element.name);
  const stored = readStoredColumns(metadata.key_value_metadata, names);
  const declared = columns.map(({ element, children }, index) =>
    children.length > 0 ? 'texts' : (toldOf(stored?.[index]) ?? declaredOf(element)),
  );
  return ok(
    await rowsAsText({
      file,
      format: 'parquet',
      sizeBytes,
      names,
      declared,
      headerRow: 0,
      walk: () => walkRanges({ path, sizeBytes, rows }, () => readRanges(path, sizeBytes, metadata, declared)),
    }),
  );
}

const decoding = <T>(step: () => Promise<T>): Promise<T> => reading('parquet.damaged', 'Parquet', step);

async function* readRanges(
  path: string,
  sizeBytes: number,
  metadata: FileMetaData,
  declared: readonly DeclaredType[],
): AsyncGenerator<readonly RowOfTexts[]> {
  const handle = await open(path, 'r');
  try {
    const file = bufferOf(handle, sizeBytes);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      for (let left = Number(group.num_rows); left > 0; ) {
        const rowEnd = rowStart + Math.min(left, ROWS_AT_ONCE);
        const rows = await decoding(() => readRows(file, metadata, rowStart, rowEnd));
        yield rows.map((row) => row.map((value, column) => textOfValue(value, declared[column] ?? 'texts')));
        left -= rowEnd - rowStart;
        rowStart = rowEnd;
      }
    }
  } finally {
    await handle.close();
  }
}

async function readRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<readonly (readonly unknown[])[]> {
  let found: readonly (readonly unknown[])[] = [];
  const onComplete = (rows: readonly (readonly unknown[])[]): void => {
    found = rows;
  };
  await parquetRead({ file, metadata, compressors, rowStart, rowEnd, onComplete });
  return found;
}

function declaredOf({ type, converted_type: converted, logical_type: logical }: SchemaElement): DeclaredType {
  if (logical?.type === 'TIMESTAMP' || type === 'INT96' || converted?.startsWith('TIMESTAMP') === true)
    return 'datetime';
  if (logical?.type === 'DATE' || converted === 'DATE') return 'date';
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL' || type === 'FLOAT' || type === 'DOUBLE') return 'number';
  if (logical?.type === 'FLOAT16') return 'number';
  if (type === 'BOOLEAN') return 'boolean';
  const isTime = logical?.type === 'TIME' || converted?.startsWith('TIME_') === true;
  return (type === 'INT32' || type === 'INT64') && !isTime ? 'integer' : 'texts';
}

/** Of a file that Fieldloop wrote, the type that its texts had. A hash without its image is a text. */
function toldOf(column: Column | undefined): DeclaredType | null {
  if (column?.type === 'image') return 'text';
  return column?.type === 'text' || column?.type === 'category' || column?.type === 'boolean' ? column.type : null;
}

const bufferOf = (handle: FileHandle, sizeBytes: number): AsyncBuffer => ({
  byteLength: sizeBytes,
  slice: (start, end = sizeBytes) => {
    const bytes = readPiece(handle, start, end);
    bytes.catch(ignoreUnheard);
    return bytes;
  },
});

/** The library begins to read pieces that it does not wait for where another piece has failed. */
const ignoreUnheard = (): void => undefined;

async function readPiece(handle: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - start);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
  return bytes.buffer.slice(0, bytesRead);
}

async function withBuffer<T>(path: string, sizeBytes: number, use: (buffer: AsyncBuffer) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    return await use(bufferOf(handle, sizeBytes));
  } finally {
    await handle.close();
  }
}
