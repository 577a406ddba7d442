import type { Cell } from '../../../../shared/column.ts';
import { MOST_ENDPOINT_ROWS, type SentInput } from '../../../../shared/endpoint.ts';
import type { Feature, ModelSpec } from '../../../../shared/model.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

export type SentColumns = { readonly rows: number; readonly cellsByColumn: ReadonlyMap<string, readonly Cell[]> };

/**
 * What a program sent as columns that the model reads. An input is one of these columns, or one of the model's file:
 * then its cells are row-major those of the columns that fill it. Fails with `predict.unknownInput`,
 * `predict.columnMissing`, `predict.unevenRows`, `predict.noRows` and `predict.tooManyRows`.
 */
export function columnsOfInputs(
  spec: ModelSpec,
  inputs: readonly SentInput[],
  others: 'refused' | 'leftOut',
): Result<SentColumns> {
  const cellsByColumn = new Map<string, readonly Cell[]>();
  for (const input of inputs) {
    const names = columnsMeant(spec, input);
    if (names === null && others === 'leftOut') continue;
    if (names === null) return refuseInput(spec, input);
    for (const [place, name] of names.entries()) {
      if (cellsByColumn.has(name)) return refuseTwice(name);
      const feature = spec.features.find((candidate) => candidate.name === name);
      cellsByColumn.set(name, cellsAt(input, place, feature));
    }
  }
  const missing = spec.features.filter(({ name }) => !cellsByColumn.has(name)).map(({ name }) => `"${name}"`);
  return missing.length > 0 ? refuseMissing(missing) : countRows(cellsByColumn);
}

/** Null for what the model does not read. */
function columnsMeant({ features, inputs }: ModelSpec, { name, width }: SentInput): readonly string[] | null {
  const isColumn = features.some((feature) => feature.name === name);
  if (isColumn && width === 1) return [name];
  const columns = inputs.find((input) => input.name === name)?.columns ?? [];
  return columns.length > 0 && columns.length === width ? columns : null;
}

function cellsAt({ width, cells }: SentInput, place: number, feature: Feature | undefined): readonly Cell[] {
  return Array.from({ length: cells.length / width }, (_, row) => {
    const cell = cells[row * width + place] ?? null;
    return typeof cell === 'boolean' ? spellTruth(cell, feature) : cell;
  });
}

/** As the column spells it: training saw "yes" and "no", say. Numbers otherwise. */
function spellTruth(truth: boolean, feature: Feature | undefined): Cell {
  const words = truth ? /^(true|t|yes|y|1)$/i : /^(false|f|no|n|0)$/i;
  const spelled = feature?.categories?.find((category) => words.test(category));
  if (spelled !== undefined) return spelled;
  return feature?.type === 'boolean' ? String(truth) : Number(truth);
}

function countRows(cellsByColumn: SentColumns['cellsByColumn']): Result<SentColumns> {
  const [rows = 0, ...others] = new Set([...cellsByColumn.values()].map((cells) => cells.length));
  if (others.length > 0) {
    return fail(
      'predict.unevenRows',
      `The columns have ${[rows, ...others].join(' and ')} rows.`,
      'Send as many of each.',
    );
  }
  if (rows === 0) return fail('predict.noRows', 'No rows were sent.', 'Send at least one.');
  if (rows <= MOST_ENDPOINT_ROWS) return ok({ rows, cellsByColumn });
  return fail(
    'predict.tooManyRows',
    `${rows} rows were sent; at most ${MOST_ENDPOINT_ROWS} are scored at once.`,
    'Divide them, or import them as a data set.',
  );
}

function refuseInput({ features, inputs }: ModelSpec, { name, width }: SentInput): Result<never> {
  const known = features.map((feature) => `"${feature.name}"`).join(', ');
  const ofFile = inputs.map((input) => `"${input.name}" with ${input.columns.length}`).join(', ');
  const what = width === 1 ? `"${name}"` : `"${name}" with ${width} numbers a row`;
  return fail('predict.unknownInput', `The model does not read ${what}.`, `It reads ${known}; or ${ofFile} a row.`);
}

const refuseTwice = (name: string): Result<never> =>
  fail('predict.unknownInput', `The column "${name}" was sent twice.`, 'Send each once.');

const refuseMissing = (missing: readonly string[]): Result<never> =>
  fail(
    'predict.columnMissing',
    `The model reads what was not sent: ${missing.join(', ')}.`,
    'Send every column; null where a value is missing.',
  );
