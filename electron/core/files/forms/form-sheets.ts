import { openWorkbook } from '../excel/read-workbook.ts';
import { walkSheet } from '../excel/walk-sheet.ts';

/** One row below the names of the columns. `number` is as Excel counts. */
export type FormRow = { readonly number: number; readonly cells: Readonly<Record<string, string>> };
/** A sheet with its columns as the first row writes them, in order; names in `cells` are `columnKey` of those. */
export type FormSheet = { readonly columns: readonly string[]; readonly rows: readonly FormRow[] };

export type SheetName = 'survey' | 'choices' | 'settings';
export type FormSheets = Readonly<Record<SheetName, FormSheet | null>>;

/**
 * The three sheets of an XLSForm; null for one that is not there. Formulas count by their stored values. Throws as
 * `openWorkbook` does.
 */
export async function readFormSheets(path: string): Promise<FormSheets> {
  const workbook = await openWorkbook(path);
  const read = async (name: SheetName): Promise<FormSheet | null> => {
    const sheet = workbook.sheets.find((one) => one.name.trim().toLowerCase() === name);
    if (sheet === undefined) return null;
    const rows: { readonly number: number; readonly cells: readonly (string | null)[] }[] = [];
    for await (const some of walkSheet(workbook, sheet)) rows.push(...some);
    return sheetOf(rows);
  };
  return { survey: await read('survey'), choices: await read('choices'), settings: await read('settings') };
}

/** How a column is looked up: `Constraint Message` as `constraint_message`; a language keeps its own spelling. */
export function columnKey(column: string): string {
  const [head = '', ...language] = column.split(/::?/);
  const key = head
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const tail = language.join('::').trim();
  const known = (Object.hasOwn(aliases, key) ? aliases[key] : undefined) ?? key;
  return tail === '' ? known : `${known}::${tail}`;
}

/** Older and other spellings (pyxform, aliases.py). */
const aliases: Readonly<Record<string, string>> = {
  relevance: 'relevant',
  constraint_msg: 'constraint_message',
  required_msg: 'required_message',
  readonly: 'read_only',
  calculate: 'calculation',
  list: 'list_name',
  value: 'name',
  count: 'repeat_count',
  id_string: 'form_id',
  title: 'form_title',
};

type RawRow = { readonly number: number; readonly cells: readonly (string | null)[] };

function sheetOf([header, ...rows]: readonly RawRow[]): FormSheet {
  const columns = (header?.cells ?? []).map((cell) => cell?.trim() ?? '');
  const keys = columns.map(columnKey);
  return {
    columns: columns.filter((column) => column !== ''),
    rows: rows.flatMap(({ number, cells }) => {
      const filled = keys.flatMap((key, index) => {
        const text = cells[index]?.trim() ?? '';
        return key === '' || text === '' ? [] : [[key, text] as const];
      });
      return filled.length === 0 ? [] : [{ number, cells: Object.fromEntries(filled) }];
    }),
  };
}

/** A text with its languages: `label`, `label::French (fr)`. */
export function textOfRow({ cells }: FormRow, column: string): Record<string, string> {
  const begin = `${column}::`;
  return Object.fromEntries(
    Object.entries(cells).flatMap(([key, text]) => {
      if (key === column) return [['', text]];
      return key.startsWith(begin) ? [[key.slice(begin.length), text]] : [];
    }),
  );
}

const TEXT_COLUMNS = ['label', 'hint', 'constraint_message', 'required_message'];

/** Languages that any text has a column for, in the order of the sheets. */
export function languagesOf({ survey, choices }: FormSheets): readonly string[] {
  const columns = [...(survey?.columns ?? []), ...(choices?.columns ?? [])].map(columnKey);
  return [
    ...new Set(
      columns.flatMap((key) => {
        const [column = '', language] = key.split('::');
        return language !== undefined && TEXT_COLUMNS.includes(column) ? [language] : [];
      }),
    ),
  ];
}
