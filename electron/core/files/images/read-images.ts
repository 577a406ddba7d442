import { basename } from 'node:path';
import type { Counted, ImageFindings } from '../../../../shared/columns/image-findings.ts';
import type { ColumnEvidence, ImportOptions, TablePreview } from '../../../../shared/columns/import-options.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { CsvRead, CsvReading } from '../csv/csv-pass.ts';
import { previewText, withoutFallback } from '../csv/preview-csv.ts';
import { readText } from '../csv/read-csv.ts';
import { refuse } from '../csv/refusals.ts';
import { type CheckedFolder, type Checking, checkImages, type ImageFile } from './check-images.ts';
import { imagesAsText } from './images-as-text.ts';
import { type SurveyedFolder, surveyFolder } from './survey-folder.ts';

const SHOWN = 5;
/** A preview looks into so many images; the others are looked into while they are imported. */
const PREVIEWED_IMAGES = 200;

export type ImagesReading = CsvReading & {
  /** Keeps the bytes of an image. What is kept is of no use unless the reading ends well. */
  readonly keepImage?: (image: ImageFile) => Promise<void>;
};

export type ImagesRead = CsvRead & { readonly images: ImageFindings };

/**
 * Reads a folder of images and the labels beside them as a table. What does not fit is named whole, with the first five
 * of a kind, before anything of it counts; with `leaveOut` it is left out. Errors: those of `surveyFolder` and
 * `readText`, `images.unfit`, `import.cancelled`.
 */
export async function readImages(
  folder: string,
  options: ImportOptions,
  reading: ImagesReading,
): Promise<Result<ImagesRead>> {
  const surveyed = await surveyFolder(folder, options);
  if (!surveyed.ok) return surveyed;
  const paths = pathsOf(surveyed.value);
  const leaveOut = options.leaveOut === true;
  const mayKeep = leaveOut || isWhole(surveyed.value);
  const checked = await checkImages(folder, paths, { mayKeep, keepsOthers: leaveOut }, checkingFor(reading));
  if (reading.signal?.aborted === true) return refuseCancelled(folder);
  const images = findingsOf(surveyed.value, leaveOut, paths.length, paths.length, checked);
  if (!leaveOut && (!mayKeep || checked.broken.length > 0)) return refuseUnfit(folder, images);
  const source = await imagesAsText(surveyed.value, checked.imagesByPath);
  const silently = { ...reading, onProgress: () => undefined }; // the rows take no time beside the images
  const read = await readText(source, options, silently);
  return read.ok ? ok({ ...read.value, images }) : read;
}

/** What an import of the folder would do, from all of its labels and the first images. Errors: as `readImages`. */
export async function previewImages(folder: string, options: ImportOptions): Promise<Result<TablePreview>> {
  const surveyed = await surveyFolder(folder, options);
  if (!surveyed.ok) return surveyed;
  const all = pathsOf(surveyed.value);
  const paths = all.slice(0, PREVIEWED_IMAGES);
  const checked = await checkImages(folder, paths, { mayKeep: false, keepsOthers: false }, checkingFor({}));
  const images = findingsOf(surveyed.value, options.leaveOut === true, all.length, paths.length, checked);
  const source = await imagesAsText(surveyed.value, checked.imagesByPath);
  const preview = previewText(source, options);
  if (!preview.ok) return preview;
  const complete = preview.value.complete && paths.length === all.length;
  return ok({
    ...preview.value,
    ...readingOf(surveyed.value),
    columns: withAllLabels(preview.value.columns, surveyed.value),
    complete,
    images,
  });
}

/** How the table of the labels is written, so that an import that is told so reads it alike. */
function readingOf({
  labels,
}: SurveyedFolder): Partial<Pick<TablePreview, 'encoding' | 'delimiter' | 'decimal' | 'header'>> {
  if (labels === null) return {};
  const { delimiter, decimal, header } = labels.survey;
  const { encoding } = labels.source;
  return { delimiter, decimal, header, ...(encoding === null ? {} : { encoding }) };
}

/** The evidence of the table's own columns is from more rows than those whose images were looked into. */
function withAllLabels(columns: readonly ColumnEvidence[], { labels }: SurveyedFolder): ColumnEvidence[] {
  const ofTable = labels?.survey.columns.map(withoutFallback) ?? [];
  return columns.map((column, index) => ofTable[index] ?? column);
}

/** Each file once, in the order of the rows. */
const pathsOf = ({ rows }: SurveyedFolder): readonly string[] => [
  ...new Set(rows.flatMap(({ file }) => (file === null ? [] : [file]))),
];

const isWhole = ({ rows, unlabelled }: SurveyedFolder): boolean =>
  unlabelled.length === 0 && rows.every(({ file }) => file !== null);

export const checkingFor = ({ keepImage, onProgress, signal }: Partial<ImagesReading>): Checking => ({
  keep: keepImage ?? (async () => undefined),
  onChecked: (done, of) => onProgress?.(done, of, done),
  isCancelled: () => signal?.aborted === true,
});

export const countNames = (names: readonly string[]): Counted => ({
  count: names.length,
  examples: names.slice(0, SHOWN),
});

function findingsOf(
  { labels, rows, unlabelled }: SurveyedFolder,
  leaveOut: boolean,
  images: number,
  checked: number,
  { broken, duplicates }: CheckedFolder,
): ImageFindings {
  const column = labels?.survey.columns[labels.column]?.name ?? '';
  return {
    labels: labels === null ? null : { file: labels.path, column },
    images,
    checked,
    leaveOut,
    missing: countNames(rows.flatMap(({ file, named }) => (file === null ? [named] : []))),
    unlabelled: countNames(unlabelled),
    broken: countNames(broken),
    duplicates: countNames(duplicates),
  };
}

export function refuseUnfit(folder: string, images: ImageFindings): Result<never> {
  const { missing, unlabelled, broken } = images;
  const kinds = [
    describe(missing, 'is named and not there', 'are named and not there'),
    describe(unlabelled, 'image has no label', 'images have no label'),
    describe(broken, 'file is no whole image', 'files are no whole images'),
  ].filter((words) => words !== null);
  return refuse(
    'images.unfit',
    basename(folder),
    kinds.join('; '),
    'Mend the folder or its table, or import it and leave these out.',
    { images },
  );
}

function describe({ count, examples }: Counted, one: string, many: string): string | null {
  if (count === 0) return null;
  const more = count > examples.length ? ', …' : '';
  return `${count.toLocaleString('en')} ${count === 1 ? one : many} (${examples.join(', ')}${more})`;
}

const refuseCancelled = (folder: string): Result<never> =>
  fail('import.cancelled', `The import of ${basename(folder)} was cancelled. Nothing was changed.`);
