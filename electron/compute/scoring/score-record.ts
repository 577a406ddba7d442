import type { Explanation } from '../../../shared/explanation.ts';
import type { ModelSpec, Output } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Pictures } from '../images/pictures.ts';
import { explainAnswer } from '../explaining/explain-answer.ts';
import { type CellsByColumn, columnsOfRecords } from './columns-of-records.ts';
import type { InputColumn } from './fill-tensor.ts';
import { outputAt } from './output-at.ts';
import { type Answers, fillInputs, scoreRows } from './score-rows.ts';
import type { OpenModel } from './sessions.ts';

export type ScoredRecord = { readonly output: Output; readonly explanation: Explanation | null };

/**
 * Scores one record by column name, as `columnsOfRecords` takes it. The prediction is the likeliest class: a threshold is
 * the caller's. The explanation is null unless asked for, and where the model's file gives none.
 * `pictures` are what cells of image columns name.
 */
export async function scoreRecord(
  model: OpenModel,
  spec: ModelSpec,
  record: CellsByColumn,
  explain: boolean,
  pictures: Pictures | null = null,
): Promise<Result<ScoredRecord>> {
  const read = columnsOfRecords(spec.features, [record]);
  if (!read.ok) return read;
  const columns = read.value.map((column) => ({ ...column, pictures }));
  const answers = await scoreRows(model, spec, columns);
  if (!answers.ok) return answers;
  const explanation = explain ? explainRecord(model, spec, columns, answers.value) : null;
  return ok({ output: outputAt(spec, answers.value, 0), explanation });
}

function explainRecord(
  model: OpenModel,
  spec: ModelSpec,
  columns: readonly InputColumn[],
  answers: Answers,
): Explanation | null {
  const explainer = model.explainer();
  if (explainer === null) return null;
  const inputs = fillInputs(spec, columns, 0, 1);
  if (!inputs.ok) return null;
  const cells = Object.entries(inputs.value).map(([name, { data }]) => {
    const [cell] = data;
    return [name, typeof cell === 'string' ? cell : Number(cell)] as const;
  });
  return explainAnswer(explainer, spec, new Map(cells), answers);
}
