import { basename } from 'node:path';
import type { ImportOptions, TablePreview } from '../../../../shared/columns/import-options.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { CsvRead, CsvReading } from '../csv/csv-pass.ts';
import { previewText } from '../csv/preview-csv.ts';
import { readText } from '../csv/read-csv.ts';
import { checkImages } from '../images/check-images.ts';
import { checkingFor, countNames, type ImagesRead, type ImagesReading, refuseUnfit } from '../images/read-images.ts';
import { openCroissant } from './open-croissant.ts';

/**
 * Reads a folder with a Croissant description: its table, and the images that columns of it name by their hashes. Errors:
 * those of `openCroissant` and `readText`, `images.unfit`, `import.cancelled`.
 */
export async function readCroissant(
  folder: string,
  options: ImportOptions,
  reading: ImagesReading,
): Promise<Result<CsvRead & Partial<ImagesRead>>> {
  const opened = await openCroissant(folder, options);
  if (!opened.ok) return opened;
  const { source, imageColumns, images: paths, table } = opened.value;
  if (imageColumns.length === 0) return readText(source, options, reading);
  const kept = { mayKeep: true, keepsOthers: false };
  const checked = await checkImages(folder, paths, kept, checkingFor(reading));
  if (reading.signal?.aborted === true) return refuseCancelled(folder);
  const here = new Set([...checked.imagesByPath.values()].map(({ sha256 }) => sha256));
  const named = new Set<string>();
  const read = await readText(source, options, notingImages(reading, imageColumns, named));
  if (!read.ok) return read;
  const images = {
    labels: { file: table, column: imageColumns.join(', ') },
    images: paths.length,
    checked: paths.length,
    leaveOut: false,
    missing: countNames([...named].filter((sha256) => !here.has(sha256))),
    unlabelled: countNames([...here].filter((sha256) => !named.has(sha256))),
    broken: countNames(checked.broken),
    duplicates: countNames(checked.duplicates),
  };
  if (images.missing.count + images.broken.count > 0)
    return refuseUnfit(folder, { ...images, unlabelled: countNames([]) });
  return ok({ ...read.value, images });
}

/** What an import of the folder would do. Its images are looked into when it is imported. Errors: as `readCroissant`. */
export async function previewCroissant(folder: string, options: ImportOptions): Promise<Result<TablePreview>> {
  const opened = await openCroissant(folder, options);
  if (!opened.ok) return opened;
  const preview = previewText(opened.value.source, options);
  return preview.ok ? ok({ ...preview.value, format: 'croissant' }) : preview;
}

/** Notes the hashes of the image columns while their chunks pass by. */
const notingImages = (reading: CsvReading, imageColumns: readonly string[], named: Set<string>): CsvReading => ({
  ...reading,
  beginPass: (columns) => {
    const sink = reading.beginPass(columns);
    return (chunks) => {
      for (const [index, chunk] of chunks.entries()) {
        if (!imageColumns.includes(columns[index]?.name ?? '') || chunk.kind !== 'coded') continue;
        for (const code of chunk.codes) if (code >= 0) named.add(chunk.dictionary[code] ?? '');
      }
      return sink(chunks);
    };
  },
});

const refuseCancelled = (folder: string): Result<never> =>
  fail('import.cancelled', `The import of ${basename(folder)} was cancelled. Nothing was changed.`);
