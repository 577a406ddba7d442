import { formatCsvRow } from '../csv/format-csv.ts';
import { MOST_COLUMNS } from '../csv/refusals.ts';
import type { CsvSample, DeclaredType, TextSource, TextStream } from '../csv/text-source.ts';
import { tooWide } from './file-damaged.ts';

/** Texts of one row, null where missing; the row itself is null where the file has an empty one, which is only counted. */
export type RowOfTexts = readonly (string | null)[] | null;

/** A table of texts in a file that is not CSV. */
export type RowSource = Pick<TextSource, 'format' | 'about' | 'isUnnamed'> & {
  /** What messages call it. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly names: readonly string[];
  /** As many as names, where the file has types. */
  readonly declared?: readonly (DeclaredType | null)[];
  /** The number that messages give to the row of names; the rows count on from it. */
  readonly headerRow: number;
  /** Begins a walk over all rows below the names. All walks must give the same. */
  readonly walk: () => RowWalk;
};

export type RowWalk = {
  /** Some rows at a time, as many as are cheap to hold. */
  readonly batches: AsyncGenerator<readonly RowOfTexts[], void>;
  /** Bytes of the file read so far. */
  readonly bytesRead: () => number;
  /** Hexadecimal, of the file's own bytes, once all rows were walked over. */
  readonly sha256: () => string;
};

const SAMPLE_ROWS = 10_001;
const SAMPLE_LENGTH = 4 * 2 ** 20;

/**
 * Such a table as CSV, so that its columns are inferred, widened and refused as those of a CSV file are. Throws
 * `RefusedFile` with `table.tooWide`.
 */
export async function rowsAsText(source: RowSource): Promise<TextSource> {
  const { file, format, names, headerRow, declared } = source;
  if (names.length > MOST_COLUMNS) throw tooWide();
  const header = lineOf(names);
  return {
    file,
    format,
    encoding: null,
    counting: { first: headerRow, by: 'rows' },
    names,
    ...(declared === undefined ? {} : { declared }),
    ...(source.isUnnamed === undefined ? {} : { isUnnamed: source.isUnnamed }),
    ...(source.about === undefined ? {} : { about: source.about }),
    sample: { sizeBytes: source.sizeBytes, ...(await readHead(header, source.walk())), middle: [] },
    open: async () => streamOf(header, source.walk()),
  };
}

async function readHead(header: string, { batches }: RowWalk): Promise<Pick<CsvSample, 'head' | 'complete'>> {
  let head = header;
  let rows = 0;
  for await (const batch of batches) {
    const taken = batch.slice(0, SAMPLE_ROWS - rows);
    head += linesOf(taken);
    rows += taken.length;
    if (rows >= SAMPLE_ROWS || head.length >= SAMPLE_LENGTH) return { head, complete: false };
  }
  return { head, complete: true };
}

const linesOf = (rows: readonly RowOfTexts[]): string => rows.map(lineOf).join('');
const lineOf = (row: RowOfTexts): string => (row === null ? '\n' : formatCsvRow(row, [], false));

/** So that no text grows longer than an engine's strings may be. */
const LINES_AT_ONCE = 4_096;

function streamOf(header: string, { batches, bytesRead, sha256 }: RowWalk): TextStream {
  const encoder = new TextEncoder();
  let text = header;
  let waiting: readonly RowOfTexts[] = [];
  const nextLines = async (): Promise<string> => {
    while (waiting.length === 0) {
      const next = await batches.next();
      if (next.done === true) return '';
      waiting = next.value;
    }
    const lines = linesOf(waiting.slice(0, LINES_AT_ONCE));
    waiting = waiting.slice(LINES_AT_ONCE);
    return lines;
  };
  return {
    read: async (into, at, length) => {
      if (text === '') text = await nextLines();
      const { read, written } = encoder.encodeInto(text, into.subarray(at, at + length));
      text = text.slice(read);
      return written;
    },
    bytesRead,
    sha256,
    close: async () => {
      await batches.return();
    },
  };
}
