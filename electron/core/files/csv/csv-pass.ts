import { isUtf8 } from 'node:buffer';
import { CHUNK_ROWS, type Column, type ColumnChunk } from '../../../../shared/column.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { NUL } from './bytes.ts';
import { type CellReading, CodedBuilder, type ColumnBuilder, createBuilder } from './column-builders.ts';
import { countLines, endOfLine } from './count-lines.ts';
import { CsvProblems } from './csv-problems.ts';
import type { ColumnPlan } from './plan-columns.ts';
import { LONGEST_ROW_BYTES } from './open-csv-file.ts';
import { refuseLongRow, refuseNoRows, refuseNul, refuseUnclosedQuote } from './refusals.ts';
import { RowParser } from './row-parser.ts';
import type { CsvSurvey } from './survey-csv.ts';
import { TextBlocks } from './text-blocks.ts';
import type { TextSource } from './text-source.ts';

/** Takes the chunks of all columns for some consecutive rows. They are views that hold until `heldRanges` more were taken. */
export type ChunkSink = (chunks: readonly ColumnChunk[]) => void | Promise<void>;

export type CsvReading = {
  /**
   * Begins a pass over the file with these types. There is a second pass, whose chunks replace those of the first,
   * where the whole file shows that an inferred type was too narrow.
   */
  readonly beginPass: (columns: readonly Column[]) => ChunkSink;
  /** Ranges of rows whose chunks stay as they are after the sink is done with them; 0 where left out. */
  readonly heldRanges?: number;
  readonly onProgress?: (bytesDone: number, bytesTotal: number, rows: number) => void;
  readonly signal?: AbortSignal;
};

export type CsvRead = {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly sizeBytes: number;
  readonly sourceSha256: string;
};

/** An inferred category with more spellings than this in the whole file is text. */
const MOST_CATEGORIES = 4_096;

/** One walk over the whole file. Once something is wrong or has widened, it only finds what else is, and emits no more. */
export class CsvPass {
  readonly plans: ColumnPlan[];
  hasWidened = false;
  readonly #survey: CsvSurvey;
  readonly #reading: CsvReading;
  readonly #cells: CellReading;
  readonly #builders: ColumnBuilder[];
  readonly #problems = new CsvProblems();
  readonly #parser: RowParser;
  readonly #sink: ChunkSink;
  #rows = 0;

  constructor(survey: CsvSurvey, plans: readonly ColumnPlan[], reading: CsvReading) {
    this.#survey = survey;
    this.#reading = reading;
    this.plans = [...plans];
    this.#cells = { decimal: survey.decimal, missing: survey.missing, ranges: 1 + (reading.heldRanges ?? 0) };
    this.#builders = plans.map((plan) => createBuilder(plan, this.#cells));
    this.#sink = reading.beginPass(plans.map(({ name, type }) => ({ name, type })));
    this.#parser = new RowParser(this.#builders, {
      delimiter: survey.delimiter.charCodeAt(0),
      decimal: survey.decimal.charCodeAt(0),
      header: survey.header,
      counting: survey.counting,
      onRagged: (line, fields) => this.#problems.addRagged(line, fields),
      onStrayQuote: (line) => this.#problems.addStrayQuote(line),
      onMisfit: (column, _row, line, text) => this.#meetMisfit(column, line, text),
    });
  }

  async run(source: TextSource): Promise<Result<CsvRead>> {
    const { file, header } = this.#survey;
    const stream = await source.open();
    const blocks = new TextBlocks(stream);
    try {
      const stopped = await this.#walk(blocks);
      if (stopped !== null) return stopped;
      const refusal = this.#problems.refusal(file, this.plans, header);
      if (refusal !== null) return refusal;
      if (this.#rows === 0) return refuseNoRows(file);
      const columns = this.plans.map(({ name, type }) => ({ name, type }));
      return ok({ columns, rows: this.#rows, sizeBytes: stream.bytesRead(), sourceSha256: stream.sha256() });
    } finally {
      await blocks.stop();
      await stream.close();
    }
  }

  async #walk(blocks: TextBlocks): Promise<Result<never> | null> {
    let consumed = 0;
    for (let isFirst = true; !blocks.isLast; isFirst = false) {
      await blocks.advance(consumed);
      if (this.#reading.signal?.aborted === true) return refuseCancelled(this.#survey.file);
      consumed = blocks.begin + (isFirst && startsWithBom(blocks) ? 3 : 0);
      const nul = this.#findNul(blocks);
      if (nul !== null) return nul;
      consumed = await this.#parseBlock(blocks, consumed);
      this.#reading.onProgress?.(
        Math.max(0, blocks.bytesRead - (blocks.end - consumed)),
        this.#survey.sizeBytes,
        this.#rows + this.#parser.row,
      );
      const stuck = this.#refuseStuck(blocks, consumed);
      if (stuck !== null) return stuck;
    }
    await this.#flush();
    return null;
  }

  async #parseBlock(blocks: TextBlocks, from: number): Promise<number> {
    let at = from;
    for (;;) {
      const firstLine = this.#parser.line;
      const stop = this.#parser.parse(blocks.bytes, at, blocks.end, blocks.isLast);
      this.#checkUtf8(blocks.bytes.subarray(at, stop), firstLine);
      at = stop;
      if (this.#parser.row < CHUNK_ROWS) return at;
      await this.#flush();
    }
  }

  /** A row that is not whole yet although the file has ended, or that outgrew what a row may be. */
  #refuseStuck(blocks: TextBlocks, consumed: number): Result<never> | null {
    if (consumed === blocks.end || !(blocks.isLast || blocks.end - consumed > LONGEST_ROW_BYTES)) return null;
    const { openQuoteLine, line } = this.#parser;
    if (openQuoteLine !== null) return refuseUnclosedQuote(this.#survey.file, openQuoteLine);
    return refuseLongRow(this.#survey.file, line, LONGEST_ROW_BYTES);
  }

  async #flush(): Promise<void> {
    const rows = this.#parser.row;
    if (rows === 0) return;
    const chunks = this.#builders.map((builder) => builder.chunk(rows));
    chunks.forEach((chunk, column) => this.#checkWholeNumbers(column, chunk));
    this.#builders.forEach((builder, column) => this.#checkCategories(column, builder));
    this.#rows += rows;
    if (this.#problems.isEmpty && !this.hasWidened) {
      await this.#sink(chunks);
      for (const builder of this.#builders) builder.handOn(); // only now: chunks that are held must not change
    }
    this.#parser.beginRange();
  }

  /** Integers and numbers are stored alike, so an inferred integer becomes a number without another pass. */
  #checkWholeNumbers(column: number, chunk: ColumnChunk): void {
    const plan = this.plans[column];
    if (plan?.type !== 'integer' || chunk.kind !== 'numeric') return;
    for (let row = 0; row < chunk.values.length; row++) {
      const value = chunk.values[row] ?? Number.NaN;
      if (Number.isSafeInteger(value) || Number.isNaN(value)) continue;
      if (!plan.told) {
        this.plans[column] = { ...plan, type: 'number' };
        return;
      }
      this.#problems.addMisfit(column, this.#parser.lines[row] ?? 0, String(value));
    }
  }

  #checkCategories(column: number, builder: ColumnBuilder): void {
    const plan = this.plans[column];
    if (plan?.type !== 'category' || plan.told || !(builder instanceof CodedBuilder)) return;
    if (builder.distinct > MOST_CATEGORIES) this.#widen(column, plan);
  }

  #meetMisfit(column: number, line: number, text: string): void {
    const plan = this.plans[column];
    if (plan === undefined) return;
    if (plan.told) this.#problems.addMisfit(column, line, text);
    else this.#widen(column, plan);
  }

  #widen(column: number, plan: ColumnPlan): void {
    const wider: ColumnPlan = { ...plan, type: plan.widensTo, widensTo: 'text' };
    const builder = createBuilder(wider, this.#cells);
    this.plans[column] = wider;
    this.#builders[column] = builder;
    this.#parser.replaceBuilder(column, builder);
    this.hasWidened = true;
  }

  #findNul({ bytes, begin, end }: TextBlocks): Result<never> | null {
    const at = Buffer.from(bytes.buffer, begin, end - begin).indexOf(NUL); // a Buffer's search is native
    if (at === -1) return null;
    return refuseNul(this.#survey.file, this.#parser.line + countLines(bytes.subarray(begin, begin + at)));
  }

  #checkUtf8(bytes: Uint8Array, firstLine: number): void {
    if (isUtf8(bytes)) return;
    let line = firstLine;
    for (let start = 0; start < bytes.length; line++) {
      const end = endOfLine(bytes, start);
      if (!isUtf8(bytes.subarray(start, end))) this.#problems.addUndecodable(line);
      start = end;
    }
  }
}

const refuseCancelled = (file: string): Result<never> =>
  fail('import.cancelled', `The import of ${file} was cancelled. Nothing was changed.`);

const startsWithBom = ({ bytes, begin }: TextBlocks): boolean =>
  bytes[begin] === 0xef && bytes[begin + 1] === 0xbb && bytes[begin + 2] === 0xbf;
