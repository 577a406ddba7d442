import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportOptions } from '../../../../shared/columns/import-options.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { refuse } from '../csv/refusals.ts';
import { FileNames } from './file-names.ts';
import { findLabels, type LabelTable } from './find-labels.ts';
import { kindOf, SNIFFED_BYTES } from './inspect-image.ts';
import { listFolder } from './list-folder.ts';
import { readLabelRows } from './read-label-rows.ts';

/** A row as its table has it; `file` is null where the table names one that is not there. */
export type SurveyedRow = { readonly file: string | null; readonly named: string; readonly cells: readonly string[] };

export type SurveyedFolder = {
  readonly folder: string;
  readonly labels: LabelTable | null;
  /** Of the columns that come from the table, or of the file and its class. */
  readonly names: readonly string[];
  readonly rows: readonly SurveyedRow[];
  /** Images without a row or a class. */
  readonly unlabelled: readonly string[];
};

/**
 * Which images a folder holds and what is known of each: from the table beside them that names them, and where there is
 * none from the subfolders that they lie in, which are then their classes. No image is read whole. Errors:
 * `images.none`, `images.noLabels`, and those of a table's rows.
 */
export async function surveyFolder(folder: string, options: ImportOptions): Promise<Result<SurveyedFolder>> {
  const paths = await listFolder(folder);
  const names = new FileNames(paths);
  const tables = await sortOut(
    folder,
    paths.filter((path) => !path.includes('/')),
    false,
  );
  const labels = await findLabels(folder, tables, names, options);
  return labels === null ? surveyClasses(folder, paths, tables) : surveyTable(folder, paths, names, labels);
}

/** Of these files, those that begin as an image does, or those that do not. */
async function sortOut(folder: string, paths: readonly string[], images: boolean): Promise<readonly string[]> {
  const sorted: string[] = [];
  for (const path of paths) if ((kindOf(await readHead(join(folder, path))) !== null) === images) sorted.push(path);
  return sorted;
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const head = new Uint8Array(SNIFFED_BYTES);
    const { bytesRead } = await file.read(head, 0, SNIFFED_BYTES, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function surveyTable(
  folder: string,
  paths: readonly string[],
  names: FileNames,
  labels: LabelTable,
): Promise<Result<SurveyedFolder>> {
  const read = await readLabelRows(labels);
  if (!read.ok) return read;
  const rows = read.value.map(({ cells }): SurveyedRow => {
    const named = cells[labels.column] ?? '';
    return { file: names.find(named), named, cells };
  });
  const used = new Set(rows.map(({ file }) => file));
  const others = paths.filter((path) => !used.has(path) && path !== labels.path);
  const unlabelled = await sortOut(folder, others, true);
  return ok({ folder, labels, names: labels.survey.columns.map(({ name }) => name), rows, unlabelled });
}

/** `sound/leaf-7.png` is of the class `sound`. Other files beside the classes are not read. */
async function surveyClasses(
  folder: string,
  paths: readonly string[],
  notImages: readonly string[],
): Promise<Result<SurveyedFolder>> {
  const unlabelled = paths.filter((path) => !path.includes('/') && !notImages.includes(path));
  const inClasses = paths.filter((path) => path.includes('/'));
  const hasImages = (await firstImage(folder, inClasses)) !== null;
  if (!hasImages) return unlabelled.length === 0 ? refuseNone(folder) : refuseUnlabelled(folder, unlabelled.length);
  const rows = inClasses.map((file): SurveyedRow => {
    const cells = [file, file.slice(0, file.lastIndexOf('/'))];
    return { file, named: file, cells };
  });
  return ok({ folder, labels: null, names: ['file', 'class'], rows, unlabelled });
}

async function firstImage(folder: string, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (kindOf(await readHead(join(folder, path))) !== null) return path;
  return null;
}

const refuseNone = (folder: string): Result<never> =>
  refuse(
    'images.none',
    basename(folder),
    'there is no image in it (PNG, JPEG, GIF, WebP or BMP)',
    'Choose the folder that the images lie in, or a file.',
  );

const refuseUnlabelled = (folder: string, images: number): Result<never> =>
  refuse(
    'images.noLabels',
    basename(folder),
    `no table beside its ${images.toLocaleString('en')} images names them, and they are not in folders of classes`,
    'Put a CSV file with the names of the images and their labels into the folder, or each image into the folder of its class.',
  );
