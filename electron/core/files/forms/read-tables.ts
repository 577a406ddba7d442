import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { columnOfUse } from '../../../../shared/forms/definition.ts';
import type { FormItem, FormTable } from '../../../../shared/forms/form.ts';
import type { FormProblem } from '../../../../shared/forms/form-problem.ts';
import { detectDelimiter } from '../csv/detect-delimiter.ts';
import { openCsvFile } from '../csv/open-csv-file.ts';
import { splitRows } from '../csv/split-rows.ts';

type Tables = { readonly tables: Record<string, FormTable>; readonly problems: readonly FormProblem[] };

/** Who needs a table first: the row and column that name it. */
export type TableUse = { readonly row?: number; readonly column: string };

/** Tables that questions take choices from, or that their expressions look up, by name. */
export function tableUses(
  items: readonly FormItem[],
  lists: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, TableUse> {
  const uses = new Map<string, TableUse>();
  const note = (name: string, { row }: FormItem, column: string): void => {
    if (!uses.has(name)) uses.set(name, { ...(row === undefined ? {} : { row }), column });
  };
  for (const item of everyItem(items)) {
    if (item.kind === 'question' && item.fromFile && item.list !== undefined) note(item.list, item, 'type');
    for (const [field, text] of Object.entries(item)) {
      if (typeof text !== 'string') continue;
      for (const name of lookedUp(text)) if (!Object.hasOwn(lists, name)) note(name, item, columnOf(field));
    }
  }
  return uses;
}

const columnOf = (field: string): string => Object.entries(columnOfUse).find(([use]) => use === field)?.[1] ?? field;

function* everyItem(items: readonly FormItem[]): Generator<FormItem> {
  for (const item of items) {
    yield item;
    if (item.kind !== 'question') yield* everyItem(item.items);
  }
}

const lookedUp = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:pulldata|instance)\(\s*["']([^"']+)["']/g)].map(([, name]) => name ?? '');

/** Reads the CSV files of those names from the folder in which the form lies. */
export async function readTables(formPath: string, uses: ReadonlyMap<string, TableUse>): Promise<Tables> {
  const tables: Record<string, FormTable> = {};
  const problems: FormProblem[] = [];
  for (const [name, use] of uses) {
    const read = isFileName(name)
      ? await readTable(join(dirname(formPath), `${name}.csv`))
      : 'that is no name of a file';
    if (typeof read === 'string') problems.push(unreadable(name, read, use));
    else tables[name] = read;
  }
  return { tables, problems };
}

/** A name leads nowhere but to the form's own folder. */
const isFileName = (name: string): boolean => /^[^/\\:]+$/.test(name) && !name.startsWith('.');

/** Why it cannot be read, as text. */
async function readTable(path: string): Promise<FormTable | string> {
  if (!existsSync(path)) return 'it is not there';
  const source = await openCsvFile(path);
  if (!source.ok) return source.error.message.replace(/\.$/, '');
  const { head, complete } = source.value.sample;
  if (!complete) return 'it is larger than 4 MB';
  const { rows, openQuoteLine } = splitRows(head, detectDelimiter(head, complete), Number.POSITIVE_INFINITY, true);
  if (openQuoteLine !== null) return `the quote in line ${openQuoteLine} does not end`;
  const [header, ...others] = rows;
  return { columns: (header?.cells ?? []).map((cell) => cell.trim()), rows: others.map(({ cells }) => [...cells]) };
}

const unreadable = (name: string, why: string, use: TableUse): FormProblem => ({
  code: 'form.missingFile',
  severity: 'error',
  message: `The form needs ${name}.csv beside it: ${why}.`,
  sheet: 'survey',
  ...use,
});
