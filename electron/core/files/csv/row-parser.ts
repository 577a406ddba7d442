import { CHUNK_ROWS } from '../../../../shared/column.ts';
import { CARRIAGE_RETURN, LINE_FEED, NUL, QUOTE, SPACE } from './bytes.ts';
import { type ColumnBuilder, NumberBuilder } from './column-builders.ts';
import { readPlainNumber } from './parse-number.ts';

const INCOMPLETE = -1;

export type RowParserOptions = {
  readonly delimiter: number;
  readonly decimal: number;
  /** The first row is not data. */
  readonly header: boolean;
  /** The number of the first line, or of the first row where rows are counted, whatever lines they hold. */
  readonly counting: { readonly first: number; readonly by: 'lines' | 'rows' };
  readonly onRagged: (line: number, fields: number) => void;
  readonly onStrayQuote: (line: number) => void;
  readonly onMisfit: (column: number, row: number, line: number, text: string) => void;
};

/**
 * The hot path: rows from bytes straight into column builders, numbers without a string between. A row that the block
 * cuts is left unconsumed and parsed again with the bytes that follow, so what is reported waits until its row is whole.
 */
export class RowParser {
  /** Rows in the builders, and the line of the file on which each of them begins. */
  row = 0;
  readonly lines = new Uint32Array(CHUNK_ROWS);
  /** The line that comes next. */
  line: number;
  /** Where the unconsumed row is cut inside a quoted value: the line on which that value begins. */
  openQuoteLine: number | null = null;

  readonly #options: RowParserOptions;
  readonly #builders: ColumnBuilder[];
  readonly #numbers: (Float64Array | null)[];
  readonly #endsField = new Uint8Array(256);
  #headerPending: boolean;
  #embeddedLines = 0;
  #strayQuote = false;
  /** Fields of the row where they are not as many as the columns, else 0. */
  #raggedFields = 0;
  #misfits: { readonly column: number; readonly text: string }[] = [];
  #field: Uint8Array = new Uint8Array(0);
  #fieldStart = 0;
  #fieldEnd = 0;

  constructor(builders: readonly ColumnBuilder[], options: RowParserOptions) {
    this.#options = options;
    this.line = options.counting.first;
    this.#builders = [...builders];
    this.#numbers = builders.map((builder) => (builder instanceof NumberBuilder ? builder.values : null));
    this.#headerPending = options.header;
    for (const byte of [options.delimiter, LINE_FEED, CARRIAGE_RETURN, NUL]) this.#endsField[byte] = 1;
  }

  /** Begins the next rows, in the memory that the builders now have. */
  beginRange(): void {
    this.row = 0;
    this.#builders.forEach((builder, column) => this.replaceBuilder(column, builder));
  }

  replaceBuilder(column: number, builder: ColumnBuilder): void {
    this.#builders[column] = builder;
    this.#numbers[column] = builder instanceof NumberBuilder ? builder.values : null;
  }

  /**
   * Parses whole rows of `bytes` from `from` to `to` until a chunk is full, and returns where it stopped. `bytes[to]`
   * must be NUL and no byte before it may be. With `isLast`, the last row ends with a line's end.
   */
  parse(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    let at = from;
    this.openQuoteLine = null;
    while (at < to && this.row < CHUNK_ROWS) {
      const begins = bytes[at];
      const isBlank = begins === LINE_FEED || begins === CARRIAGE_RETURN;
      const end = isBlank ? at : this.#parseRow(bytes, at, to);
      if (end === INCOMPLETE || (bytes[end] === CARRIAGE_RETURN && end + 1 === to && !isLast)) return at;
      if (!isBlank) this.#commitRow();
      this.line++;
      at = end + (bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === LINE_FEED ? 2 : 1);
    }
    return at;
  }

  #commitRow(): void {
    if (this.#strayQuote) this.#options.onStrayQuote(this.line);
    if (this.#raggedFields > 0) this.#options.onRagged(this.line, this.#raggedFields);
    else if (this.#headerPending) this.#headerPending = false;
    else {
      for (const { column, text } of this.#misfits) this.#options.onMisfit(column, this.row, this.line, text);
      this.lines[this.row++] = this.line;
    }
    if (this.#options.counting.by === 'lines') this.line += this.#embeddedLines;
  }

  /** Returns where the row ends. The loop that runs once a cell: numbers first, everything else by `#takeField`. */
  #parseRow(bytes: Uint8Array, from: number, to: number): number {
    const { delimiter, decimal } = this.#options;
    const [numbers, row] = [this.#numbers, this.row];
    this.#embeddedLines = 0;
    this.#strayQuote = false;
    this.#raggedFields = 0;
    if (this.#misfits.length > 0) this.#misfits = [];
    if (this.#headerPending) return this.#skipFields(bytes, from, to, 0);
    let at = from;
    for (let column = 0; column < numbers.length; column++) {
      const values = numbers[column] ?? null;
      let end = values === null ? INCOMPLETE : readPlainNumber(bytes, at, delimiter, decimal, values, row);
      if (end === INCOMPLETE) end = this.#takeField(bytes, at, to, column);
      if (end === INCOMPLETE) return INCOMPLETE;
      if (bytes[end] !== delimiter) {
        if (column !== numbers.length - 1) this.#raggedFields = column + 1;
        return end;
      }
      at = end + 1;
    }
    return this.#skipFields(bytes, at, to, numbers.length);
  }

  #takeField(bytes: Uint8Array, at: number, to: number, column: number): number {
    const end = this.#locateField(bytes, at, to);
    if (end === INCOMPLETE) return INCOMPLETE;
    const fits = this.#builders[column]?.take(this.#field, this.#fieldStart, this.#fieldEnd, this.row);
    if (fits === false) {
      const text = Buffer.from(this.#field.subarray(this.#fieldStart, this.#fieldEnd)).toString('utf8');
      this.#misfits.push({ column, text });
    }
    return end;
  }

  /** Walks over the rest of a row that is the header, or has more fields than the `before` that were expected. */
  #skipFields(bytes: Uint8Array, from: number, to: number, before: number): number {
    let fields = before;
    let at = from;
    for (;;) {
      const end = this.#locateField(bytes, at, to);
      if (end === INCOMPLETE) return INCOMPLETE;
      fields++;
      if (bytes[end] !== this.#options.delimiter) {
        this.#raggedFields = before === 0 ? 0 : fields;
        return end;
      }
      at = end + 1;
    }
  }

  /** Finds a field's content and returns the position of the byte that ends it. */
  #locateField(bytes: Uint8Array, at: number, to: number): number {
    if (bytes[at] === QUOTE) return this.#locateQuoted(bytes, at, to);
    let end = at;
    while (this.#endsField[bytes[end] ?? 0] === 0) end++;
    if (end >= to) return INCOMPLETE;
    this.#field = bytes;
    this.#fieldStart = at;
    this.#fieldEnd = end;
    return end;
  }

  #locateQuoted(bytes: Uint8Array, open: number, to: number): number {
    const lineOfQuote = this.line + this.#embeddedLines;
    let doubled = 0;
    let close = open + 1;
    for (; close < to; close++) {
      const byte = bytes[close];
      if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[close + 1] !== LINE_FEED)) this.#embeddedLines++;
      if (byte !== QUOTE) continue;
      if (bytes[close + 1] !== QUOTE) break;
      doubled++;
      close++;
    }
    let end = close + 1;
    while (bytes[end] === SPACE) end++;
    if (end >= to) {
      if (close >= to) this.openQuoteLine = lineOfQuote;
      return INCOMPLETE;
    }
    this.#keepQuoted(bytes, open + 1, close, doubled);
    if (this.#endsField[bytes[end] ?? 0] === 0) this.#strayQuote = true;
    while (this.#endsField[bytes[end] ?? 0] === 0) end++;
    return end >= to ? INCOMPLETE : end;
  }

  #keepQuoted(bytes: Uint8Array, start: number, end: number, doubled: number): void {
    const isPlain = doubled === 0;
    this.#field = isPlain ? bytes : withSingleQuotes(bytes.subarray(start, end), doubled);
    this.#fieldStart = isPlain ? start : 0;
    this.#fieldEnd = isPlain ? end : this.#field.length;
  }
}

function withSingleQuotes(content: Uint8Array, doubled: number): Uint8Array {
  const single = new Uint8Array(content.length - doubled);
  let to = 0;
  for (let at = 0; at < content.length; at++) {
    single[to++] = content[at] ?? 0;
    if (content[at] === QUOTE) at++;
  }
  return single;
}
