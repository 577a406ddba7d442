import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { type Cell, type ColumnChunk, isNumericType } from '../../../shared/column.ts';
import type { Explanation } from '../../../shared/explanation.ts';
import type { Feature, ModelSpec, Output } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { InputColumn } from './fill-tensor.ts';
import { explainAnswer } from '../explaining/explain-answer.ts';
import { type Answers, fillInputs, scoreRows } from './score-rows.ts';
import type { OpenModel } from './sessions.ts';

export type ScoredRecord = { readonly output: Output; readonly explanation: Explanation | null };

/**
 * Scores one record by column name. A cell that is null or not there is missing; dates and times are ISO text, or
 * numbers as columns hold them. The prediction is the likeliest class: a threshold is the caller's. The explanation is
 * null unless asked for, and where none can be given.
 */
export async function scoreRecord(
  model: OpenModel,
  spec: ModelSpec,
  record: Readonly<Record<string, Cell>>,
  explain: boolean,
): Promise<Result<ScoredRecord>> {
  const columns: InputColumn[] = [];
  for (const feature of spec.features) {
    const chunk = chunkOfCell(feature, record[feature.name] ?? null);
    if (!chunk.ok) return chunk;
    columns.push({ name: feature.name, type: feature.type, chunk: chunk.value });
  }
  const answers = await scoreRows(model, spec, columns);
  if (!answers.ok) return answers;
  const explanation = explain ? explainRecord(model, spec, columns, answers.value) : null;
  return ok({ output: outputOf(spec, answers.value), explanation });
}

function outputOf({ classes }: ModelSpec, { probabilities, values }: Answers): Output {
  if (probabilities === null) return { prediction: values?.[0] ?? NaN };
  const likeliest = probabilities.indexOf(Math.max(...probabilities));
  return {
    prediction: classes[likeliest] ?? '',
    probabilities: Object.fromEntries(classes.map((name, index) => [name, probabilities[index] ?? 0])),
  };
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

function chunkOfCell(feature: Feature, cell: Cell): Result<ColumnChunk> {
  if (!isNumericType(feature.type)) {
    const isMissing = cell === null || cell === '';
    return ok({ kind: 'coded', codes: Int32Array.of(isMissing ? -1 : 0), dictionary: isMissing ? [] : [String(cell)] });
  }
  const value = cell === null || cell === '' ? NaN : numberOfCell(feature, cell);
  return value === null ? badCell(feature, cell) : ok({ kind: 'numeric', values: Float64Array.of(value) });
}

/** The number as a column would hold it, or null for a cell that is none. */
function numberOfCell({ type }: Feature, cell: string | number): number | null {
  if (typeof cell === 'number') return Number.isNaN(cell) ? null : cell;
  const value = type === 'date' || type === 'datetime' ? Date.parse(cell) : Number(cell);
  if (Number.isNaN(value)) return null;
  return type === 'date' ? Math.floor(value / MS_PER_DAY) : value;
}

const badCell = ({ name, type }: Feature, cell: Cell): Result<never> =>
  fail(
    'model.badValue',
    `"${name}" says ${JSON.stringify(cell)}, which is not a ${type}.`,
    'Correct it, or leave it empty.',
  );
