import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportOptions } from '../../../../shared/columns/import-options.ts';
import { type CsvSurvey, surveyCsv } from '../csv/survey-csv.ts';
import type { TextSource } from '../csv/text-source.ts';
import { detectFormat } from '../tables/detect-format.ts';
import { RefusedFile } from '../tables/file-damaged.ts';
import { openText } from '../tables/open-text.ts';
import type { FileNames } from './file-names.ts';

/** A table that names images, and which of its columns does. */
export type LabelTable = {
  readonly path: string;
  readonly source: TextSource;
  readonly survey: CsvSurvey;
  readonly column: number;
};

/** Tables of labels are held in memory while their images are read. */
const MOST_TABLE_BYTES = 256 * 2 ** 20;
const MOST_TABLES = 50;
/** A column names the images where at least this share of its values are names of files. */
const LEAST_SHARE = 0.1;

/**
 * The table beside the images with the column that names most of them, by what stands in it; null where there is none.
 * `paths` are the files directly in the folder that are no images. What cannot be read as a table is not one.
 */
export async function findLabels(
  folder: string,
  paths: readonly string[],
  names: FileNames,
  options: ImportOptions,
): Promise<LabelTable | null> {
  let best: { readonly table: LabelTable; readonly share: number } | null = null;
  for (const path of paths.slice(0, MOST_TABLES)) {
    const found = await openTable(join(folder, path), options);
    if (found === null) continue;
    const { column, share } = bestColumn(found.survey, names);
    if (share < LEAST_SHARE || share <= (best?.share ?? 0)) continue;
    best = { table: { path, column, ...found }, share };
  }
  return best?.table ?? null;
}

async function openTable(path: string, options: ImportOptions): Promise<Pick<LabelTable, 'source' | 'survey'> | null> {
  const { size } = await stat(path);
  if (size === 0 || size > MOST_TABLE_BYTES) return null;
  try {
    const format = await detectFormat(path);
    const source = format === 'images' || format === 'croissant' ? null : await openText(path, format, options);
    if (!source?.ok) return null;
    const survey = surveyCsv(source.value, options);
    return survey.ok ? { source: source.value, survey: survey.value } : null;
  } catch (cause) {
    if (!(cause instanceof RefusedFile)) throw cause;
    return null;
  }
}

function bestColumn(
  { columns, rows }: CsvSurvey,
  names: FileNames,
): { readonly column: number; readonly share: number } {
  let best = { column: -1, share: 0 };
  for (const column of columns.keys()) {
    const found = rows.filter(({ cells }) => names.find(cells[column] ?? '') !== null).length;
    const share = found / Math.max(1, rows.length);
    if (share > best.share) best = { column, share };
  }
  return best;
}
