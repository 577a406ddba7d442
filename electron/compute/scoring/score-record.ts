import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { type Cell, type ColumnChunk, isNumericType } from '../../../shared/column.ts';
import type { Feature, ModelSpec, Output } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { InputColumn } from './fill-tensor.ts';
import { scoreRows } from './score-rows.ts';
import type { OpenModel } from './sessions.ts';

/**
 * Scores one record by column name. A cell that is null or not there is missing; dates and times are ISO text, or
 * numbers as columns hold them. The prediction is the likeliest class: a threshold is the caller's.
 */
export async function scoreRecord(
  model: OpenModel,
  spec: ModelSpec,
  record: Readonly<Record<string, Cell>>,
): Promise<Result<Output>> {
  const columns: InputColumn[] = [];
  for (const feature of spec.features) {
    const chunk = chunkOfCell(feature, record[feature.name] ?? null);
    if (!chunk.ok) return chunk;
    columns.push({ name: feature.name, type: feature.type, chunk: chunk.value });
  }
  const answers = await scoreRows(model, spec, columns);
  if (!answers.ok) return answers;
  const { probabilities, values } = answers.value;
  if (probabilities === null) return ok({ prediction: values?.[0] ?? NaN });
  const likeliest = probabilities.indexOf(Math.max(...probabilities));
  return ok({
    prediction: spec.classes[likeliest] ?? '',
    probabilities: Object.fromEntries(spec.classes.map((name, index) => [name, probabilities[index] ?? 0])),
  });
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
