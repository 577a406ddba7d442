import { formatCsvRow } from '../csv/format-csv.ts';
import type { TextSource, TextStream } from '../csv/text-source.ts';

/** Texts of one row, null where missing; the row itself is null where the file has an empty one, which is only counted. */
export type RowOfTexts = readonly (string | null)[] | null;

/** A table of texts in a file that is not CSV. */
export type RowSource = Pick<TextSource, 'format'> & {
  /** What messages call it. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly names: readonly string[];
  /** The number that messages give to the row of names; the rows count on from it. */
  readonly headerRow: number;
  /** Begins a walk over all rows below the names. All walks must give the same. */
  readonly walk: () => RowWalk;
};

export type RowWalk = {
  readonly rows: AsyncGenerator<RowOfTexts, void>;
  /** Bytes of the file read so far. */
  readonly bytesRead: () => number;
  /** Hexadecimal, of the file's own bytes, once all rows were walked over. */
  readonly sha256: () => string;
};

const SAMPLE_ROWS = 10_001;
const SAMPLE_LENGTH = 4 * 2 ** 20;

/** Such a table as CSV, so that its columns are inferred, widened and refused as those of a CSV file are. */
export async function rowsAsText(source: RowSource): Promise<TextSource> {
  const { file, format, sizeBytes, names, headerRow } = source;
  const header = lineOf(names);
  const { rows } = source.walk();
  let head = header;
  let complete = false;
  for (let row = 1; row < SAMPLE_ROWS && head.length < SAMPLE_LENGTH && !complete; row++) {
    const next = await rows.next();
    if (next.done === true) complete = true;
    else head += lineOf(next.value);
  }
  await rows.return();
  return {
    file,
    format,
    encoding: null,
    counting: { first: headerRow, by: 'rows' },
    sample: { sizeBytes, head, complete, middle: [] },
    open: async () => streamOf(header, source.walk()),
  };
}

const lineOf = (row: RowOfTexts): string => (row === null ? '\n' : formatCsvRow(row, [], false));

const LINES_AT_ONCE = 256;

function streamOf(header: string, { rows, bytesRead, sha256 }: RowWalk): TextStream {
  const encoder = new TextEncoder();
  let text = header;
  const nextLines = async (): Promise<string> => {
    const lines: string[] = [];
    while (lines.length < LINES_AT_ONCE) {
      const next = await rows.next();
      if (next.done === true) break;
      lines.push(lineOf(next.value));
    }
    return lines.join('');
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
      await rows.return();
    },
  };
}
