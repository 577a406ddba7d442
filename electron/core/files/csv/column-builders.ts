import type { ColumnChunk, ColumnType } from '../../../../shared/column.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import { CellRing, sharedCodes, sharedNumbers } from './cell-ring.ts';
import { isBooleanSpelling } from './infer-type.ts';
import { parseDate, parseDatetime } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { ColumnPlan } from './plan-columns.ts';

/** Collects one column's cells, row by row, until a chunk is full. */
export interface ColumnBuilder {
  /** Takes the bytes of one cell (quotes removed). False where the value is not of the column's type. */
  take(bytes: Uint8Array, start: number, end: number, row: number): boolean;
  /** The first `rows` cells. A view: it holds until the next cell is taken. */
  chunk(rows: number): ColumnChunk;
  /** Takes the next cells into other memory: the last chunk then holds until `ranges - 1` more were handed on. */
  handOn(): void;
}

/** How the texts of a file are read, and how many ranges of rows are in memory at once. */
export type CellReading = {
  readonly decimal: '.' | ',';
  readonly missing: ReadonlySet<string>;
  readonly ranges: number;
};

export function createBuilder(plan: ColumnPlan, reading: CellReading): ColumnBuilder {
  const { type, dateOrder = 'yearFirst', told } = plan;
  if (type === 'integer' || type === 'number') return new NumberBuilder(reading, told);
  if (type === 'date') return new ParsedBuilder((text) => parseDate(text, dateOrder), reading);
  if (type === 'datetime') return new ParsedBuilder(parseDatetime, reading);
  return new CodedBuilder(type, reading);
}

const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');

/** Integers and numbers alike. Plain spellings do not come here: the row parser writes them into `values` itself. */
export class NumberBuilder implements ColumnBuilder {
  readonly #ring: CellRing<Float64Array>;
  readonly #decimal: '.' | ',';
  readonly #missing: ReadonlySet<string>;
  readonly #told: boolean;
  readonly #emptyIsMissing: boolean;

  constructor({ decimal, missing, ranges }: CellReading, told: boolean) {
    this.#ring = new CellRing(sharedNumbers, ranges);
    this.#decimal = decimal;
    this.#missing = missing;
    this.#told = told;
    this.#emptyIsMissing = missing.has('');
  }

  /** Of the range that is being filled. Another array after every `handOn`. */
  get values(): Float64Array {
    return this.#ring.cells;
  }

  take(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    this.values[row] = Number.NaN;
    if (start === end && this.#emptyIsMissing) return true;
    const text = textOf(bytes, start, end);
    if (this.#missing.has(text.trim())) return true;
    const value = parseNumber(text, { decimal: this.#decimal, told: this.#told });
    this.values[row] = value;
    return !Number.isNaN(value);
  }

  chunk(rows: number): ColumnChunk {
    return { kind: 'numeric', values: this.values.subarray(0, rows) };
  }

  handOn(): void {
    this.#ring.advance();
  }
}

/** A spelling's dictionary is thrown away at a chunk's end beyond this many entries, so that memory stays flat. */
const MOST_KEPT_ENTRIES = 8_192;

/** Dates and times: each different spelling is parsed once. */
class ParsedBuilder implements ColumnBuilder {
  readonly #ring: CellRing<Float64Array>;
  readonly #dictionary = new ByteDictionary();
  readonly #parse: (text: string) => number;
  readonly #missing: ReadonlySet<string>;
  #parsed: number[] = [];
  #fits: boolean[] = [];

  constructor(parse: (text: string) => number, { missing, ranges }: CellReading) {
    this.#ring = new CellRing(sharedNumbers, ranges);
    this.#parse = parse;
    this.#missing = missing;
  }

  take(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const entry = this.#dictionary.lookUp(bytes, start, end);
    if (entry === this.#parsed.length) this.#learn(textOf(bytes, start, end));
    this.#ring.cells[row] = this.#parsed[entry] ?? Number.NaN;
    return this.#fits[entry] ?? false;
  }

  #learn(text: string): void {
    const value = this.#missing.has(text.trim()) ? Number.NaN : this.#parse(text);
    this.#parsed.push(value);
    this.#fits.push(!Number.isNaN(value) || this.#missing.has(text.trim()));
  }

  chunk(rows: number): ColumnChunk {
    if (this.#dictionary.size > MOST_KEPT_ENTRIES) {
      this.#dictionary.clear();
      this.#parsed = [];
      this.#fits = [];
    }
    return { kind: 'numeric', values: this.#ring.cells.subarray(0, rows) };
  }

  handOn(): void {
    this.#ring.advance();
  }
}

const MISSING = -1;
const MISFIT = -2;

/** Text, categories and booleans, coded by spelling. */
export class CodedBuilder implements ColumnBuilder {
  readonly #ring: CellRing<Int32Array>;
  readonly #bytes = new ByteDictionary();
  readonly #type: ColumnType;
  readonly #missing: ReadonlySet<string>;
  #codeByEntry: number[] = [];
  #dictionary: string[] = [];

  constructor(type: ColumnType, { missing, ranges }: CellReading) {
    this.#ring = new CellRing(sharedCodes, ranges);
    this.#type = type;
    this.#missing = missing;
  }

  /** Different spellings since the dictionary was last thrown away. */
  get distinct(): number {
    return this.#dictionary.length;
  }

  take(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const entry = this.#bytes.lookUp(bytes, start, end);
    if (entry === this.#codeByEntry.length) this.#learn(textOf(bytes, start, end));
    const code = this.#codeByEntry[entry] ?? MISFIT;
    this.#ring.cells[row] = code === MISFIT ? MISSING : code;
    return code !== MISFIT;
  }

  #learn(text: string): void {
    if (this.#missing.has(text.trim())) this.#codeByEntry.push(MISSING);
    else if (this.#type === 'boolean' && !isBooleanSpelling(text)) this.#codeByEntry.push(MISFIT);
    else this.#codeByEntry.push(this.#dictionary.push(text) - 1);
  }

  chunk(rows: number): ColumnChunk {
    const chunk: ColumnChunk = {
      kind: 'coded',
      codes: this.#ring.cells.subarray(0, rows),
      dictionary: this.#dictionary,
    };
    if (this.#dictionary.length > MOST_KEPT_ENTRIES) {
      this.#bytes.clear();
      this.#codeByEntry = [];
      this.#dictionary = [];
    }
    return chunk;
  }

  handOn(): void {
    this.#ring.advance();
  }
}
