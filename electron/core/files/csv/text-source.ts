import type { Encoding, TableFormat, TablePreview } from '../../../../shared/columns/import-options.ts';

/** What a file says its column holds. Of `texts` it is found out whether they are categories. */
export type DeclaredType =
  | 'integer'
  | 'number'
  | 'boolean'
  | 'text'
  | 'category'
  | 'date'
  | 'datetime'
  | 'image'
  | 'texts';

/** A table written as text, whatever its file is: UTF-8 CSV, read from its beginning as often as somebody needs it. */
export type TextSource = {
  /** What messages call it. */
  readonly file: string;
  readonly format: TableFormat;
  /** How the file writes its letters; null where the text was made from something that is no text. */
  readonly encoding: Encoding | null;
  /** What messages and evidence count, from which number: lines of the file, or rows of a file that has no lines. */
  readonly counting: { readonly first: number; readonly by: 'lines' | 'rows' };
  /**
   * Where the file has types of its own: those of its columns, null for one that is found out from its texts. Where all
   * are declared, nothing but an empty cell is missing.
   */
  readonly declared?: readonly (DeclaredType | null)[];
  /** The names of the columns, where they are known before the text is read. */
  readonly names?: readonly string[];
  /** The columns got numbers because somebody said that the file names none. */
  readonly isUnnamed?: true;
  /** What a preview says besides. */
  readonly about?: Pick<TablePreview, 'sheet' | 'sheets' | 'notes'>;
  readonly sample: CsvSample;
  readonly open: () => Promise<TextStream>;
};

/** Text to look at before everything is read. Undecodable bytes are U+FFFD here and refused by the reader. */
export type CsvSample = {
  /** Of the file. */
  readonly sizeBytes: number;
  readonly head: string;
  /** Whether `head` is the whole table. */
  readonly complete: boolean;
  /** Whole lines from further on in a large file. */
  readonly middle: readonly string[];
};

export type TextStream = {
  /** Fills `into` from `at` on with up to `length` bytes of UTF-8 and says how many; 0 at the end. `length` is at least 4. */
  readonly read: (into: Uint8Array, at: number, length: number) => Promise<number>;
  /** Bytes of the file read so far. */
  readonly bytesRead: () => number;
  /** Hexadecimal, of the file's own bytes; of the whole file once `read` has answered 0. */
  readonly sha256: () => string;
  readonly close: () => Promise<void>;
};
