import { open, stat } from 'node:fs/promises';
import type { TableFormat } from '../../../../shared/columns/import-options.ts';
import { readDescription } from '../croissant/read-description.ts';
import { RefusedFile } from './file-damaged.ts';
import { refuseCompound } from '../excel/refuse-compound.ts';

const LOOKED_AT_BYTES = 64 * 1_024;

/**
 * What a file is, by what stands in it and not by its name. Whatever nothing else claims is CSV, whose reader judges it;
 * a folder is one of images unless something describes it. Throws `RefusedFile` for what is known to be no table that can be read: `file.notTable`,
 * `excel.otherFormat`, `excel.encrypted`.
 */
export async function detectFormat(path: string): Promise<TableFormat> {
  const stats = await stat(path); // a pipe would keep `open` waiting
  if (stats.isDirectory()) return (await readDescription(path)) === null ? 'images' : 'croissant';
  if (!stats.isFile()) throw refuseNoTable('a pipe or a device');
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(LOOKED_AT_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, LOOKED_AT_BYTES, 0);
    const head = bytes.subarray(0, bytesRead);
    if (begins(head, COMPOUND)) await refuseCompound(handle, head);
    return formatOf(head);
  } finally {
    await handle.close();
  }
}

const COMPOUND = 'd0cf11e0a1b11ae1';
const CONTINUES_ARROW_STREAM = 'ffffffff';

const formats: readonly (readonly [magic: string, format: TableFormat])[] = [
  ['504b0304', 'excel'],
  ['504b0506', 'excel'], // a ZIP file of nothing
  [Buffer.from('PAR1').toString('hex'), 'parquet'],
  [Buffer.from('ARROW1').toString('hex'), 'arrow'],
  [CONTINUES_ARROW_STREAM, 'arrow'],
];

const noTables: readonly (readonly [magic: string, what: string])[] = [
  ['89504e470d0a1a0a', 'a picture (PNG)'],
  ['ffd8ff', 'a picture (JPEG)'],
  [Buffer.from('GIF8').toString('hex'), 'a picture (GIF)'],
  [Buffer.from('%PDF-').toString('hex'), 'a PDF document'],
  ['1f8b08', 'packed (gzip)'],
  ['28b52ffd', 'packed (zstd)'],
  ['377abcaf271c', 'packed (7z)'],
  [Buffer.from('Rar!').toString('hex'), 'packed (RAR)'],
  [Buffer.from('SQLite format 3').toString('hex'), 'a database (SQLite)'],
];

const begins = (head: Buffer, magic: string): boolean => head.toString('hex', 0, magic.length / 2) === magic;

function formatOf(head: Buffer): TableFormat {
  const format = formats.find(([magic]) => begins(head, magic))?.[1];
  if (format !== undefined) return format;
  const what = noTables.find(([magic]) => begins(head, magic))?.[1];
  if (what !== undefined) throw refuseNoTable(what);
  return formatOfText(
    head
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart(),
  );
}

function formatOfText(text: string): TableFormat {
  if (/^<(!doctype html|html|table|\?xml)\b/i.test(text)) throw refuseNoTable('a web page or XML document');
  if (/^\[\s*[[{\]\d-]/.test(text)) return 'json';
  if (!/^\{\s*("|\})/.test(text)) return 'csv';
  return /"type"\s*:\s*"FeatureCollection"|"features"\s*:\s*\[/.test(text) ? 'geoJson' : 'jsonLines';
}

const refuseNoTable = (what: string): RefusedFile =>
  new RefusedFile(
    'file.notTable',
    `it is ${what} and no table`,
    'Choose a CSV, Excel (.xlsx), Parquet, Arrow, JSON or GeoJSON file; what is packed, unpack first.',
  );
