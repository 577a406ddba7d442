import type { ImportOptions } from '../../../../shared/columns/import-options.ts';
import type { Result } from '../../../../shared/result.ts';
import { isSystemError } from '../system-error.ts';
import { CsvPass, type CsvRead, type CsvReading } from './csv-pass.ts';
import { openCsvFile } from './open-csv-file.ts';
import { planColumns } from './plan-columns.ts';
import { refuseRead } from './refusals.ts';
import { surveyCsv } from './survey-csv.ts';
import type { TextSource } from './text-source.ts';

/**
 * Reads a CSV file into typed column chunks of `CHUNK_ROWS` rows with flat memory. Inferred types widen where the file
 * needs it; types that a person chose do not: a value that does not fit is refused. Refusals: `file.unreadable`,
 * `csv.notUtf8`, `.nulByte`, `.empty`, `.noRows`, `.missingHeader`, `.equalNames`, `.ragged`,
 * `.unclosedQuote`, `.strayQuote`, `.rowTooLong`, `.valueNotType`, `.dateAmbiguous`, `.unknownColumn`,
 * `.decimalIsDelimiter`, and `import.cancelled`.
 */
export async function readCsv(path: string, options: ImportOptions, reading: CsvReading): Promise<Result<CsvRead>> {
  const source = await openCsvFile(path, options.encoding);
  return source.ok ? readText(source.value, options, reading) : source;
}

/** The same from any table that is written as text. */
export async function readText(
  source: TextSource,
  options: ImportOptions,
  reading: CsvReading,
): Promise<Result<CsvRead>> {
  const survey = surveyCsv(source, options);
  if (!survey.ok) return survey;
  const plans = planColumns(survey.value, options.columns ?? []);
  if (!plans.ok) return plans;
  let current = plans.value;
  try {
    for (;;) {
      const pass = new CsvPass(survey.value, current, reading);
      const read = await pass.run(source);
      if (!read.ok || !pass.hasWidened) return read;
      current = pass.plans;
    }
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseRead(survey.value.file, cause);
  }
}
