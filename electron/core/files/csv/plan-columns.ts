import type { ColumnType } from '../../../../shared/column.ts';
import type { ColumnChoice, DateOrder } from '../../../../shared/columns/import-options.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { InferredColumn } from './infer-type.ts';
import { refuseAmbiguousDate, refuseUnknownColumn } from './refusals.ts';
import type { CsvSurvey } from './survey-csv.ts';

/** What one column of the file is read as. */
export type ColumnPlan = {
  readonly name: string;
  readonly type: ColumnType;
  readonly dateOrder?: DateOrder;
  /** A person fixed the type: a value that does not fit is refused. Otherwise the column widens to `widensTo`. */
  readonly told: boolean;
  readonly widensTo: ColumnType;
};

/** The inferred types with a person's choices over them. A choice for a column that is not there is refused. */
export function planColumns(survey: CsvSurvey, choices: readonly ColumnChoice[]): Result<readonly ColumnPlan[]> {
  const names = survey.columns.map((column) => column.name);
  const stray = choices.find((choice) => !names.includes(choice.name));
  if (stray !== undefined) return refuseUnknownColumn(survey.file, stray.name, names);
  const plans: ColumnPlan[] = [];
  for (const column of survey.columns) {
    const choice = choices.find(({ name }) => name === column.name);
    const dateOrder = choice?.dateOrder ?? column.dateOrder;
    if (choice?.type === 'date' && dateOrder === undefined && column.ambiguousDate) {
      return refuseAmbiguousDate(survey.file, column.name);
    }
    plans.push({ ...planOf(column, choice), ...(dateOrder === undefined ? {} : { dateOrder }) });
  }
  return ok(plans);
}

const planOf = (column: InferredColumn, choice: ColumnChoice | undefined): ColumnPlan => ({
  name: column.name,
  type: choice?.type ?? column.type,
  told: choice !== undefined,
  widensTo: column.type === column.widensTo ? 'text' : column.widensTo,
});
