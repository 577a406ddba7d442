import { stat } from 'node:fs/promises';
import type { ImportOptions, TableFormat } from '../../../../shared/columns/import-options.ts';
import type { Result } from '../../../../shared/result.ts';
import { openCsvFile } from '../csv/open-csv-file.ts';
import type { TextSource } from '../csv/text-source.ts';
import { openJsonLines } from './open-json-lines.ts';
import { openParquet } from './open-parquet.ts';

/** Opens a table that can be read as text: a CSV file, or one whose rows are made text. Errors: those of its format. */
export async function openText(path: string, format: TableFormat, options: ImportOptions): Promise<Result<TextSource>> {
  if (format === 'jsonLines') return openJsonLines(path, (await stat(path)).size);
  if (format === 'parquet') return openParquet(path, (await stat(path)).size);
  return openCsvFile(path, options.encoding);
}
