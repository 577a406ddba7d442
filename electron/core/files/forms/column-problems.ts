import type { FormProblem } from '../../../../shared/forms/form-problem.ts';
import { columnKey, type FormSheet, type FormSheets, type SheetName } from './form-sheets.ts';

const needed: readonly (readonly [SheetName, readonly string[]])[] = [
  ['survey', ['type', 'name']],
  ['choices', ['list_name', 'name']],
];

const known: ReadonlySet<string> = new Set(
  (
    'type name label hint relevant constraint constraint_message required required_message calculation ' +
    'choice_filter default appearance read_only repeat_count disabled'
  ).split(' '),
);

/** Columns without which a sheet says nothing, and those of the survey that nothing here heeds. */
export const findColumnProblems = (sheets: FormSheets): readonly FormProblem[] => [
  ...needed.flatMap(([name, columns]) => missingColumns(name, columns, sheets[name])),
  ...(sheets.survey === null ? [] : unheeded(sheets.survey)),
];

function missingColumns(sheet: SheetName, columns: readonly string[], found: FormSheet | null): readonly FormProblem[] {
  if (found === null) return [];
  const there = new Set(found.columns.map(columnKey));
  return columns
    .filter((column) => !there.has(column))
    .map((column) => ({
      code: 'form.missingColumn',
      severity: 'error',
      message: `The sheet "${sheet}" has no column "${column}" in its first row.`,
      sheet,
      row: 1,
      column,
    }));
}

/** A column that says nothing in any row is no problem. `trigger` would change answers, so it is refused. */
function unheeded({ columns, rows }: FormSheet): readonly FormProblem[] {
  return columns.flatMap((column): readonly FormProblem[] => {
    const key = columnKey(column);
    if (known.has(key.split('::')[0] ?? '')) return [];
    const row = rows.find(({ cells }) => cells[key] !== undefined);
    if (row === undefined) return [];
    const isTrigger = key === 'trigger';
    const message = `The column "${column}" is not supported${isTrigger ? ': calculations run when what they read changes' : ', and what it says is left out'}.`;
    const severity = isTrigger ? 'error' : 'warning';
    return [{ code: 'form.unknownColumn', severity, message, sheet: 'survey', row: row.number, column }];
  });
}
