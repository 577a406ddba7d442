import type { Cell } from '../../../shared/column.ts';
import type { ModelSpec, Output } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { columnsOfCells } from './columns-of-records.ts';
import { outputAt } from './output-at.ts';
import { scoreRows } from './score-rows.ts';
import type { OpenModel } from './sessions.ts';

/** Scores rows given by column, one output a row. Every column that the model reads must be there. Fails as `scoreRows` does. */
export async function scoreCells(
  model: OpenModel,
  spec: ModelSpec,
  cells: Readonly<Record<string, readonly Cell[]>>,
): Promise<Result<readonly Output[]>> {
  const columns = columnsOfCells(spec.features, ({ name }) => {
    const column = cells[name];
    if (column === undefined) throw new Error(`The column "${name}" was not handed over`);
    return column;
  });
  if (!columns.ok) return columns;
  const answers = await scoreRows(model, spec, columns.value);
  if (!answers.ok) return answers;
  return ok(Array.from({ length: answers.value.rows }, (_, row) => outputAt(spec, answers.value, row)));
}
