import { basename } from 'node:path';
import type { ImportOptions, TablePreview } from '../../../../shared/columns/import-options.ts';
import type { Result } from '../../../../shared/result.ts';
import type { CsvRead } from '../csv/csv-pass.ts';
import { previewCroissant, readCroissant } from '../croissant/read-croissant.ts';
import { previewText } from '../csv/preview-csv.ts';
import { readText } from '../csv/read-csv.ts';
import { refuseRead } from '../csv/refusals.ts';
import { type ImagesRead, type ImagesReading, previewImages, readImages } from '../images/read-images.ts';
import { isSystemError } from '../system-error.ts';
import { detectFormat } from './detect-format.ts';
import { RefusedFile } from './file-damaged.ts';
import { openText } from './open-text.ts';

/** Reads a table of any format into typed column chunks, as `readCsv` does a CSV file. Errors: those of its format. */
export const readTable = (
  path: string,
  options: ImportOptions,
  reading: ImagesReading,
): Promise<Result<CsvRead & Partial<ImagesRead>>> =>
  refusingUnreadable(path, async () => {
    const format = await detectFormat(path);
    if (format === 'images') return readImages(path, options, reading);
    if (format === 'croissant') return readCroissant(path, options, reading);
    const source = await openText(path, format, options);
    return source.ok ? readText(source.value, options, reading) : source;
  });

/** What an import of a table would do, before it does it. Errors: those of its format, where its beginning shows them. */
export const previewTable = (path: string, options: ImportOptions): Promise<Result<TablePreview>> =>
  refusingUnreadable(path, async () => {
    const format = await detectFormat(path);
    if (format === 'images') return previewImages(path, options);
    if (format === 'croissant') return previewCroissant(path, options);
    const source = await openText(path, format, options);
    return source.ok ? previewText(source.value, options) : source;
  });

async function refusingUnreadable<T>(path: string, read: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof RefusedFile) return cause.refusal(basename(path));
    if (!isSystemError(cause)) throw cause;
    return refuseRead(basename(path), cause);
  }
}
