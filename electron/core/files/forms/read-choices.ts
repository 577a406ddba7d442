import type { FormChoice } from '../../../../shared/forms/form.ts';
import type { FormProblem } from '../../../../shared/forms/form-problem.ts';
import { type FormRow, type FormSheet, textOfRow } from './form-sheets.ts';

type Lists = { readonly lists: Record<string, FormChoice[]>; readonly problems: readonly FormProblem[] };

const OWN_COLUMNS: ReadonlySet<string> = new Set(['list_name', 'name', 'label']);

/** The lists of the choices sheet; none where the form has no such sheet. */
export function readChoices(sheet: FormSheet | null): Lists {
  const lists = new Map<string, FormChoice[]>();
  const problems: FormProblem[] = [];
  for (const row of sheet?.rows ?? []) {
    const { list_name: list, name } = row.cells;
    if (list === undefined && name === undefined) continue;
    if (list === undefined || name === undefined) {
      problems.push(incomplete(row, list === undefined ? 'list_name' : 'name'));
      continue;
    }
    const choices = lists.get(list) ?? [];
    lists.set(list, [...choices, choiceOf(row, name)]);
  }
  return { lists: Object.fromEntries(lists), problems };
}

function choiceOf(row: FormRow, name: string): FormChoice {
  const others = Object.entries(row.cells).filter(([key]) => !OWN_COLUMNS.has(key) && !key.includes('::'));
  return { name, row: row.number, label: textOfRow(row, 'label'), columns: Object.fromEntries(others) };
}

const incomplete = ({ number }: FormRow, column: string): FormProblem => ({
  code: 'form.missingName',
  severity: 'error',
  message: `This choice has no ${column}.`,
  sheet: 'choices',
  row: number,
  column,
});
