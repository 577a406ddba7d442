import { dirname, join } from 'node:path';
import type { FormItem, FormTable } from '../../../../shared/forms/form.ts';
import type { FormProblem } from '../../../../shared/forms/form-problem.ts';
import { detectDelimiter } from '../csv/detect-delimiter.ts';
import { openCsvFile } from '../csv/open-csv-file.ts';
import { splitRows } from '../csv/split-rows.ts';

type Tables = { readonly tables: Record<string, FormTable>; readonly problems: readonly FormProblem[] };

/** Names of tables that questions take choices from, or that their expressions look up. */
export function tableNames(items: readonly FormItem[], lists: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of everyItem(items)) {
    if (item.kind === 'question' && item.fromFile && item.list !== undefined) names.add(item.list);
    const texts = Object.values(item).filter((value) => typeof value === 'string');
    for (const text of texts) for (const name of lookedUp(text)) if (!Object.hasOwn(lists, name)) names.add(name);
  }
  return names;
}

function* everyItem(items: readonly FormItem[]): Generator<FormItem> {
  for (const item of items) {
    yield item;
    if (item.kind !== 'question') yield* everyItem(item.items);
  }
}

const lookedUp = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:pulldata|instance)\(\s*["']([^"']+)["']/g)].map(([, name]) => name ?? '');

/** Reads the CSV files of those names from the folder in which the form lies. */
export async function readTables(formPath: string, names: Iterable<string>): Promise<Tables> {
  const tables: Record<string, FormTable> = {};
  const problems: FormProblem[] = [];
  for (const name of names) {
    const read = isFileName(name) ? await readTable(join(dirname(formPath), `${name}.csv`)) : 'it is no name of a file';
    if (typeof read === 'string') problems.push(unreadable(name, read));
    else tables[name] = read;
  }
  return { tables, problems };
}

/** A name leads nowhere but to the form's own folder. */
const isFileName = (name: string): boolean => /^[^/\\:]+$/.test(name) && !name.startsWith('.');

/** Why it cannot be read, as text. */
async function readTable(path: string): Promise<FormTable | string> {
  const source = await openCsvFile(path);
  if (!source.ok) return source.error.message;
  const { head, complete } = source.value.sample;
  if (!complete) return 'it is larger than 4 MB';
  const { rows, openQuoteLine } = splitRows(head, detectDelimiter(head, complete), Number.POSITIVE_INFINITY, true);
  if (openQuoteLine !== null) return `the quote in line ${openQuoteLine} does not end`;
  const [header, ...others] = rows;
  return { columns: (header?.cells ?? []).map((cell) => cell.trim()), rows: others.map(({ cells }) => [...cells]) };
}

const unreadable = (name: string, why: string): FormProblem => ({
  code: 'form.missingFile',
  severity: 'error',
  message: `The form needs ${name}.csv beside it: ${why}`,
  sheet: 'survey',
});
