import type { ColumnType } from '../../../../shared/column.ts';
import type { Result } from '../../../../shared/result.ts';
import type { ColumnPlan } from './plan-columns.ts';
import { listLines, refuse, rowsHave } from './refusals.ts';

const SHOWN = 10;

type Lines = { readonly lines: number[]; total: number };
type Misfits = Lines & { readonly values: string[] };

const MEANING: Readonly<Record<ColumnType, string>> = {
  integer: 'a whole number',
  number: 'a number',
  date: 'a date',
  datetime: 'a date and time',
  boolean: 'yes or no',
  category: 'a category',
  text: 'a text',
  image: 'an image',
};

/** What is wrong with a file, counted to its end so that one message names all of it: the first ten lines of each kind. */
export class CsvProblems {
  readonly #ragged: Lines & { readonly fields: number[] } = { lines: [], total: 0, fields: [] };
  readonly #strayQuotes: Lines = { lines: [], total: 0 };
  readonly #undecodable: Lines = { lines: [], total: 0 };
  readonly #misfits = new Map<number, Misfits>();

  get isEmpty(): boolean {
    return this.#ragged.total + this.#strayQuotes.total + this.#undecodable.total + this.#misfits.size === 0;
  }

  addRagged(line: number, fields: number): void {
    note(this.#ragged, line);
    if (this.#ragged.fields.length < SHOWN) this.#ragged.fields.push(fields);
  }

  addStrayQuote(line: number): void {
    note(this.#strayQuotes, line);
  }

  addUndecodable(line: number): void {
    note(this.#undecodable, line);
  }

  addMisfit(column: number, line: number, value: string): void {
    const misfits = this.#misfits.get(column) ?? { lines: [], values: [], total: 0 };
    this.#misfits.set(column, misfits);
    note(misfits, line);
    if (misfits.values.length < SHOWN) misfits.values.push(value);
  }

  /** The refusal to answer with: what keeps the file from being read at all before what is wrong in its cells. */
  refusal(file: string, plans: readonly ColumnPlan[], header: boolean): Result<never> | null {
    if (this.#undecodable.total > 0) return refuseUndecodable(file, this.#undecodable);
    if (this.#strayQuotes.total > 0) return refuseStrayQuotes(file, this.#strayQuotes);
    if (this.#ragged.total > 0) return refuseRagged(file, this.#ragged, plans.length, header);
    for (const [column, misfits] of this.#misfits) {
      const plan = plans[column];
      if (plan !== undefined) return refuseMisfits(file, plan, misfits);
    }
    return null;
  }
}

function note(where: Lines, line: number): void {
  if (where.lines.length < SHOWN) where.lines.push(line);
  where.total++;
}

const refuseUndecodable = (file: string, { lines, total }: Lines): Result<never> =>
  refuse(
    'csv.notUtf8',
    file,
    `${total === 1 ? 'line' : 'lines'} ${listLines(lines, total)} ${total === 1 ? 'holds' : 'hold'} bytes that are not UTF-8`,
    'Save it again as "CSV UTF-8", or say that it is written in Windows-1252.',
    { lines, total },
  );

const refuseStrayQuotes = (file: string, { lines, total }: Lines): Result<never> =>
  refuse(
    'csv.strayQuote',
    file,
    `in the ${total === 1 ? 'row' : 'rows'} from ${total === 1 ? 'line' : 'lines'} ${listLines(lines, total)} on, text follows a closing quote`,
    'Double the quotes inside a quoted value ("").',
    { lines, total },
  );

function refuseRagged(
  file: string,
  ragged: Lines & { readonly fields: readonly number[] },
  width: number,
  header: boolean,
): Result<never> {
  const { lines, total, fields } = ragged;
  const counts = [...new Set(fields)].sort((one, other) => one - other);
  const values = `${counts.join(' or ')} ${counts.length === 1 && counts[0] === 1 ? 'value' : 'values'}`;
  return refuse(
    'csv.ragged',
    file,
    `${rowsHave(lines, total)} ${values}, the ${header ? 'header' : 'first row'} has ${width}`,
    'Look at these rows: a delimiter may be missing, or a value that holds one needs quotes.',
    { lines, fields, total, expected: width },
  );
}

function refuseMisfits(file: string, plan: ColumnPlan, { lines, values, total }: Misfits): Result<never> {
  const shown = values.slice(0, 3).map((value) => `"${value.slice(0, 40)}"`);
  return refuse(
    'csv.valueNotType',
    file,
    `${rowsHave(lines, total)} a value in "${plan.name}" that is not ${MEANING[plan.type]} (${shown.join(', ')})`,
    'Correct these values, or choose another type for the column.',
    { column: plan.name, type: plan.type, lines, values, total },
  );
}
