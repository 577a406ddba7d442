import type { AsyncBuffer, ColumnMetaData, FileMetaData, RowGroup, SchemaTree } from 'hyparquet';
import { parquetSchema } from 'hyparquet';
import { compressors } from './bounded-compressors.ts';
import { checkRuns } from './check-runs.ts';
import { type PageHeader, readPageHeader } from './page-header.ts';

/** Of one page; writers stay far below, and what is read becomes as many objects. */
const MOST_VALUES = 2 ** 24;
/** Numbers of encodings in Parquet's list that count in runs. */
const [PLAIN_DICTIONARY, RLE, RLE_DICTIONARY] = [2, 3, 8];

/**
 * Holds the pages of a row group to what the file says of them, before the library reads them: it believes every count
 * and length that a page claims. Throws Error or RangeError for the first that cannot be. One column is in memory at a
 * time.
 */
export async function checkGroup(file: AsyncBuffer, metadata: FileMetaData, group: RowGroup): Promise<void> {
  const tree = parquetSchema(metadata);
  for (const { meta_data: column } of group.columns) {
    if (column === undefined) throw new Error('a column lacks its description');
    const levels = levelsOf(tree, column.path_in_schema);
    if (levels.repetition === 0 && column.num_values !== group.num_rows) throw new Error('a column lacks values');
    const start = Number(column.dictionary_page_offset || column.data_page_offset); // some write 0 for none
    const end = start + Number(column.total_compressed_size);
    if (!(start >= 0 && end >= start && end <= file.byteLength)) throw new Error('a column lies outside of it');
    checkPages(new DataView(await file.slice(start, end)), column, levels);
  }
}

type Levels = { readonly repetition: number; readonly definition: number };

/** The deepest levels that a column's values may have: how many of the steps to it repeat, and how many may lack. */
function levelsOf(tree: SchemaTree, path: readonly string[]): Levels {
  let node: SchemaTree = tree;
  const kinds = path.map((name) => {
    const child = node.children.find(({ element }) => element.name === name);
    if (child === undefined) throw new Error('a column is not in the schema');
    node = child;
    return child.element.repetition_type;
  });
  return {
    repetition: kinds.filter((kind) => kind === 'REPEATED').length,
    definition: kinds.filter((kind) => kind !== 'REQUIRED').length,
  };
}

function checkPages(view: DataView, column: ColumnMetaData, levels: Levels): void {
  let values = 0;
  // To the last byte but one, as the library does: it reads on where a page gave fewer rows than it had values.
  for (let at = 0; at < view.byteLength - 1; ) {
    const { header, end } = readPageHeader(view, at);
    at = end + header.packedBytes;
    if (header.packedBytes < 0 || at > view.byteLength) throw new Error('a page is longer than its column');
    if (header.values < 0 || header.values > MOST_VALUES) throw new Error('a page claims too many values');
    if (header.kind === 'other') throw new Error('a page of an unknown kind');
    if (header.kind === 'dictionary') continue;
    values += header.values;
    const page = new Uint8Array(view.buffer, view.byteOffset + end, header.packedBytes);
    checkLevels(page, header, column, levels);
  }
  if (values !== Number(column.num_values)) throw new Error('a column does not have the values that it claims');
}

/** The levels come first, then the values; both are counted in runs. */
function checkLevels(page: Uint8Array, header: PageHeader, column: ColumnMetaData, levels: Levels): void {
  return header.kind === 'dataV2'
    ? checkSecond(page, header, column, levels)
    : checkFirst(page, header, column, levels);
}

/** A page of the first kind is packed as a whole; each kind of level has its length before it. */
function checkFirst(page: Uint8Array, header: PageHeader, column: ColumnMetaData, levels: Levels): void {
  const view = viewOf(unpack(page, header.unpackedBytes, column));
  let start = 0;
  for (const most of [levels.repetition, levels.definition]) {
    if (most === 0) continue;
    checkRuns(view, { start: start + 4, width: widthOf(most), values: header.values });
    start += 4 + view.getUint32(start, true);
  }
  checkValues(view, start, header, column);
}

/** A page of the second kind has its levels before what is packed. */
function checkSecond(page: Uint8Array, header: PageHeader, column: ColumnMetaData, levels: Levels): void {
  const { values, repetitionBytes, definitionBytes, unpackedBytes } = header;
  const levelBytes = repetitionBytes + definitionBytes;
  if (repetitionBytes < 0 || definitionBytes < 0 || levelBytes > page.length) throw new Error('levels beyond a page');
  if (levels.repetition > 0) checkRuns(viewOf(page), { start: 0, width: widthOf(levels.repetition), values });
  if (levels.definition > 0) {
    checkRuns(viewOf(page), { start: repetitionBytes, width: widthOf(levels.definition), values });
  }
  const packed = page.subarray(levelBytes);
  checkValues(viewOf(header.isPacked ? unpack(packed, unpackedBytes - levelBytes, column) : packed), 0, header, column);
}

/** Numbers of a dictionary's values, and truth values, come in runs. How many values a page lacks is not known here. */
function checkValues(view: DataView, start: number, { encoding, values }: PageHeader, { type }: ColumnMetaData): void {
  if (start >= view.byteLength) return;
  if (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY) {
    checkRuns(view, { start: start + 1, width: view.getUint8(start), values, mayBeFewer: true });
  }
  if (encoding === RLE && type === 'BOOLEAN') checkRuns(view, { start: start + 4, width: 1, values, mayBeFewer: true });
}

function unpack(page: Uint8Array, length: number, { codec }: ColumnMetaData): Uint8Array {
  if (codec === 'UNCOMPRESSED') return page;
  const decompress = compressors[codec];
  if (decompress === undefined) throw new Error(`it is packed with ${codec}`);
  return decompress(page, length);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bits that hold numbers up to `most`. */
const widthOf = (most: number): number => 32 - Math.clz32(most);
