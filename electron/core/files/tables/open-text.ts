import { stat } from 'node:fs/promises';
import type { ImportOptions, TableFormat } from '../../../../shared/columns/import-options.ts';
import type { Result } from '../../../../shared/result.ts';
import { openCsvFile } from '../csv/open-csv-file.ts';
import type { TextSource } from '../csv/text-source.ts';
import { openArrow } from './open-arrow.ts';
import { openExcel } from '../excel/open-excel.ts';
import { openGeoJson } from './open-geo-json.ts';
import { openJsonArray, openJsonLines } from './open-json.ts';
import { openParquet } from './open-parquet.ts';

type Opener = (path: string, options: ImportOptions, sizeBytes: number) => Promise<Result<TextSource>>;

/** Folders are no files: see `readImages` and `readCroissant`. */
export type FileFormat = Exclude<TableFormat, 'images' | 'croissant'>;

const openers: Readonly<Record<FileFormat, Opener>> = {
  csv: (path, { encoding }) => openCsvFile(path, encoding),
  jsonLines: (path, _, sizeBytes) => openJsonLines(path, sizeBytes),
  json: (path, _, sizeBytes) => openJsonArray(path, sizeBytes),
  geoJson: (path, _, sizeBytes) => openGeoJson(path, sizeBytes),
  excel: openExcel,
  parquet: (path, _, sizeBytes) => openParquet(path, sizeBytes),
  arrow: (path, _, sizeBytes) => openArrow(path, sizeBytes),
};

/** Opens a table that can be read as text: a CSV file, or one whose rows are made text. Errors: those of its format. */
export async function openText(path: string, format: FileFormat, options: ImportOptions): Promise<Result<TextSource>> {
  return openers[format](path, options, (await stat(path)).size);
}
