import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type AsyncBuffer,
  type ColumnData,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type SchemaElement,
} from 'hyparquet';
import type { Column } from '../../../../shared/column.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { refuse } from '../csv/refusals.ts';
import type { DeclaredType, TextSource } from '../csv/text-source.ts';
import { compressors } from '../parquet/bounded-compressors.ts';
import { checkGroup } from '../parquet/check-group.ts';
import { readStoredColumns } from '../parquet/stored-columns.ts';
import { reading } from './file-damaged.ts';
import { type RowOfTexts, rowsAsText } from './rows-as-text.ts';
import { textOfValue } from './typed-cells.ts';
import { walkRanges } from './walk-ranges.ts';

/** Of one column, decoded at once where a row group holds more. */
const MOST_ROWS_AT_ONCE = 1 << 18;
/** Values held at once, however many columns there are. */
const MOST_VALUES_AT_ONCE = 1 << 22;

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
      walk: () =>
        walkRanges({ path, sizeBytes, rows }, () => readRanges({ path, sizeBytes, metadata, names, declared })),
    }),
  );
}

const decoding = <T>(step: () => Promise<T>): Promise<T> => reading('parquet.damaged', 'Parquet', step);

type Table = {
  readonly path: string;
  readonly sizeBytes: number;
  readonly metadata: FileMetaData;
  readonly names: readonly string[];
  readonly declared: readonly DeclaredType[];
};

async function* readRanges(table: Table): AsyncGenerator<readonly RowOfTexts[]> {
  const { path, sizeBytes, metadata, names } = table;
  const rowsAtOnce = Math.min(MOST_ROWS_AT_ONCE, Math.ceil(MOST_VALUES_AT_ONCE / names.length));
  const handle = await open(path, 'r');
  try {
    const file = bufferOf(handle, sizeBytes);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      await decoding(() => checkGroup(file, metadata, group));
      for (let left = Number(group.num_rows); left > 0; ) {
        const rowEnd = rowStart + Math.min(left, rowsAtOnce);
        yield await readTexts(file, table, rowStart, rowEnd);
        left -= rowEnd - rowStart;
        rowStart = rowEnd;
      }
    }
  } finally {
    await handle.close();
  }
}

/** Column by column, so that the reader breathes between two of them however wide the table is. */
async function readTexts(
  file: AsyncBuffer,
  { metadata, names, declared }: Table,
  rowStart: number,
  rowEnd: number,
): Promise<readonly RowOfTexts[]> {
  const rows = Array.from({ length: rowEnd - rowStart }, (): (string | null)[] => []);
  for (const [place, name] of names.entries()) {
    const values = await decoding(() => readColumn(file, metadata, name, rowStart, rowEnd));
    const type = declared[place] ?? 'texts';
    rows.forEach((row, index) => row.push(textOfValue(values[index], type)));
  }
  return rows;
}

async function readColumn(
  file: AsyncBuffer,
  metadata: FileMetaData,
  name: string,
  rowStart: number,
  rowEnd: number,
): Promise<readonly unknown[]> {
  const values = Array.from({ length: rowEnd - rowStart }, (): unknown => undefined);
  const onChunk = ({ columnData, rowStart: first }: ColumnData): void => {
    const end = Math.min(rowEnd, first + columnData.length);
    for (let row = Math.max(rowStart, first); row < end; row++) values[row - rowStart] = columnData[row - first];
  };
  await parquetRead({ file, metadata, compressors, columns: [name], rowStart, rowEnd, onChunk });
  if (values.includes(undefined)) throw new Error('values of a column are missing');
  return values;
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
