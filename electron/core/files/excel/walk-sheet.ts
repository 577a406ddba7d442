import { FileDamaged } from '../tables/file-damaged.ts';
import { columnOf, lettersOf, MOST_COLUMNS, MOST_ROWS } from './cell-address.ts';
import { textOfNumber } from './cell-text.ts';
import { openEntry } from '../zip/open-entry.ts';
import { NUMBER_FORMAT } from './read-formats.ts';
import { TextCollector, unescapeSigns } from './read-shared-strings.ts';
import type { Sheet, Workbook } from './read-workbook.ts';
import { attribute, plainText, XmlWalk } from './xml-walk.ts';

/** A row that holds something. Cells without a value are null, or lack where none follows. */
export type SheetRow = { readonly number: number; readonly cells: readonly (string | null)[] };

/** What is met on the way and is no value. Addresses as Excel writes them. */
export type SheetObserver = {
  readonly onFormula: (address: string) => void;
  /** A formula that was written by a program which did not reckon it. */
  readonly onUnreckoned: (address: string) => void;
  readonly onError: (address: string, error: string) => void;
  readonly onMerged: (range: string) => void;
};

/** Walks over the cells of a sheet, some rows at a time. Errors are missing values. Throws `FileDamaged`. */
export async function* walkSheet(
  workbook: Workbook,
  sheet: Sheet,
  observer?: SheetObserver,
): AsyncGenerator<readonly SheetRow[], void> {
  const reader = new SheetReader(workbook, sheet.name, observer);
  const walk = new XmlWalk({
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (raw) => reader.text(raw),
  });
  for await (const bytes of openEntry(workbook.path, sheet.entry)) {
    walk.write(bytes);
    const rows = reader.takeRows();
    if (rows.length > 0) yield rows;
  }
  walk.end();
}

class SheetReader {
  readonly #workbook: Workbook;
  readonly #sheet: string;
  readonly #observer: SheetObserver | undefined;
  readonly #inline = new TextCollector();
  #rows: SheetRow[] = [];
  #cells: (string | null)[] = [];
  #row = 0;
  #column = -1;
  #isInCell = false;
  #isValue = false;
  #hasFormula = false;
  /** Somewhere in the row: it is then a row even where nothing else stands in it. */
  #hasError = false;
  #type = 'n';
  #style = 0;
  /** Of the cell's `<v>`; null where it has none. */
  #value: string | null = null;

  constructor(workbook: Workbook, sheet: string, observer: SheetObserver | undefined) {
    this.#workbook = workbook;
    this.#sheet = sheet;
    this.#observer = observer;
  }

  takeRows(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#beginCell(attributes);
    else if (name === 'v') this.#beginValue();
    else if (name === 'row') this.#beginRow(attributes);
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'mergeCell') this.#observer?.onMerged(attribute(attributes, 'ref') ?? '');
    else if (this.#isInCell) this.#inline.open(name);
  }

  text(raw: string): void {
    if (this.#isValue) this.#value += raw;
    else if (this.#isInCell) this.#inline.add(raw);
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
    else if (this.#isInCell) this.#inline.close(name);
  }

  #beginRow(attributes: string): void {
    const told = attribute(attributes, 'r');
    const number = told === null ? this.#row + 1 : Number(told);
    if (!Number.isInteger(number) || number <= this.#row || number > MOST_ROWS) throw this.#damaged(`row ${told}`);
    this.#row = number;
    this.#column = -1;
    this.#cells = [];
    this.#hasError = false;
  }

  #endRow(): void {
    if (this.#cells.length > 0 || this.#hasError) this.#rows.push({ number: this.#row, cells: this.#cells });
  }

  #beginCell(attributes: string): void {
    const told = attribute(attributes, 'r');
    const column = told === null ? this.#column + 1 : columnOf(told);
    if (this.#row === 0 || column <= this.#column || column >= MOST_COLUMNS) throw this.#damaged(`cell ${told}`);
    this.#column = column;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = null;
    this.#hasFormula = false;
    this.#isInCell = true;
    this.#inline.begin();
  }

  #beginValue(): void {
    this.#isValue = this.#isInCell;
    this.#value = '';
  }

  #endCell(): void {
    this.#isInCell = false;
    if (this.#hasFormula) this.#observer?.onFormula(this.#address());
    if (this.#hasFormula && this.#value === null) this.#observer?.onUnreckoned(this.#address());
    const text = this.#type === 'inlineStr' ? this.#inline.text : this.#textOf(this.#value ?? '');
    if (text === null || text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push(null); // a hole would make the array slow
    this.#cells.push(text);
  }

  #textOf(value: string): string | null {
    if (value === '') return null;
    const { strings, formats, is1904 } = this.#workbook;
    if (this.#type === 's') return strings[Number(value)] ?? this.#refuseCell();
    if (this.#type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false';
    if (this.#type === 'e') return this.#meetError(plainText(value));
    if (this.#type !== 'n') return unescapeSigns(plainText(value)); // str: what a formula gave; d: an ISO 8601 date
    const number = Number(value);
    return Number.isFinite(number)
      ? textOfNumber(number, formats[this.#style] ?? NUMBER_FORMAT, is1904)
      : this.#refuseCell();
  }

  #meetError(error: string): null {
    this.#hasError = true;
    this.#observer?.onError(this.#address(), error);
    return null;
  }

  #address = (): string => `${lettersOf(this.#column)}${this.#row}`;

  #refuseCell(): never {
    throw this.#damaged(`cell ${this.#address()}`);
  }

  #damaged = (what: string): FileDamaged =>
    new FileDamaged('excel.damaged', `it is no whole Excel file: ${what} of the sheet "${this.#sheet}" makes no sense`);
}
