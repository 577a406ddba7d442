import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { DeclaredType, TextSource } from '../csv/text-source.ts';
import { type RowOfTexts, rowsAsText } from '../tables/rows-as-text.ts';
import type { CheckedImage } from './check-images.ts';
import type { SurveyedFolder } from './survey-folder.ts';

/** What an image adds to the columns of its row. */
const IMAGE_COLUMNS = ['image', 'width', 'height', 'bytes'] as const;
const IMAGE_TYPES: readonly DeclaredType[] = ['image', 'integer', 'integer', 'integer'];
const ROWS_AT_ONCE = 4_096;

/** The names that the columns of an image get: the plain ones, or numbered where the table has a column of that name. */
export function nameImageColumns(taken: readonly string[]): readonly string[] {
  const used = new Set(taken);
  return IMAGE_COLUMNS.map((plain) => {
    let name: string = plain;
    for (let number = 2; used.has(name); number++) name = `${plain} ${number}`;
    used.add(name);
    return name;
  });
}

/**
 * The rows of a folder as a table: the columns of its labels, then hash, width, height and bytes of each image. A row
 * without an image is only counted, so that messages name the rows by the numbers that their table gives them.
 */
export function imagesAsText(
  { folder, labels, names, rows }: SurveyedFolder,
  imagesByPath: ReadonlyMap<string, CheckedImage>,
): Promise<TextSource> {
  const cellsOf = ({ file, cells }: SurveyedFolder['rows'][number]): RowOfTexts => {
    const image = file === null ? undefined : imagesByPath.get(file);
    if (image === undefined) return null;
    return [...cells, image.sha256, String(image.width), String(image.height), String(image.sizeBytes)];
  };
  async function* walk(): AsyncGenerator<readonly RowOfTexts[], void> {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield rows.slice(at, at + ROWS_AT_ONCE).map(cellsOf);
  }
  const sizeBytes = totalBytes(imagesByPath);
  const sha256 = hashListing(imagesByPath, names, rows);
  const declaredLabels = labels === null ? (['texts', 'texts'] as const) : names.map(() => null);
  return rowsAsText({
    file: basename(folder),
    format: 'images',
    sizeBytes,
    names: [...names, ...nameImageColumns(names)],
    declared: [...declaredLabels, ...IMAGE_TYPES],
    headerRow: labels?.survey.counting.first ?? 0,
    walk: () => ({ batches: walk(), bytesRead: () => sizeBytes, sha256: () => sha256 }),
  });
}

const totalBytes = (imagesByPath: ReadonlyMap<string, CheckedImage>): number =>
  [...imagesByPath.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** What stands for the bytes of a file where the source is a folder: its images by path and content, and their rows. */
function hashListing(
  imagesByPath: ReadonlyMap<string, CheckedImage>,
  names: readonly string[],
  rows: SurveyedFolder['rows'],
): string {
  const hash = createHash('sha256').update(JSON.stringify(names));
  for (const { file, cells } of rows) {
    hash.update(JSON.stringify([file, file === null ? null : (imagesByPath.get(file)?.sha256 ?? null), cells]));
  }
  return hash.digest('hex');
}
