import { type Column, type ColumnChunk, isNumericType, isReadOneByOne, rowsOf } from '../../../shared/column.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { MOST_ROWS } from '../boosting/packed-gradients.ts';
import type { Breather } from '../breather.ts';
import type { Pictures } from '../images/pictures.ts';
import { selectRows } from '../../../shared/columns/select-rows.ts';
import { readColumn, type Table } from '../tables.ts';
import { readTarget, type Target } from './read-target.ts';
import { readTargetLike, type Told } from './read-target-like.ts';

/** The rows whose target is known; features keep their own missing values. */
export type TrainingData = {
  readonly features: readonly FeatureColumn[];
  readonly target: Target;
  readonly rows: number;
  /** Which site each row is of, where a column says it; null where none does. */
  readonly site: ColumnChunk | null;
};
/** With the rows' numbers in the table. */
export type GatheredData = TrainingData & { readonly known: Int32Array };
/** Row numbers within the data, and as how many rows each row of the data counts (once where there are none). */
export type WeighedRows = { readonly rows: Int32Array; readonly weights?: Float64Array };
export type FeatureColumn = {
  readonly column: Column;
  readonly chunk: ColumnChunk;
  /** What an image column names. */
  readonly pictures?: Pictures;
};

export const LEAST_ROWS = 20;

/**
 * Takes target and features out of a table, or says why nothing can be learned from them (`train.…`). With `told` the
 * target is read as what that model tells.
 */
export async function gatherTrainingData(
  table: Table,
  targetName: string,
  featureNames: readonly string[],
  breather: Breather,
  told: Told | null = null,
): Promise<Result<GatheredData>> {
  const target = readColumn(table, targetName);
  if (target === null) return unknownColumn(targetName);
  const known = rowsWithValue(target.chunk);
  const tooFew = refuseRowCount(targetName, known.length);
  if (tooFew) return tooFew;
  const labels = selectRows(target.chunk, known);
  const read = told === null ? readTarget(target.column, labels) : readTargetLike(target.column, labels, told);
  if (!read.ok) return read;
  const features = await gatherFeatures(table, targetName, featureNames, known, breather);
  if (!features.ok) return features;
  const site = gatherSite(table, known);
  return ok({ features: features.value, target: read.value, rows: known.length, site, known });
}

function gatherSite(table: Table, known: Int32Array): ColumnChunk | null {
  const name = table.columns.find(({ role }) => role === 'site')?.name;
  const site = name === undefined ? null : readColumn(table, name);
  return site === null ? null : selectRows(site.chunk, known);
}

const unknownColumn = (name: string): Result<never> =>
  fail(
    'train.unknownColumn',
    `The data have no column "${name}".`,
    'Choose among the columns of this data set version.',
  );

function rowsWithValue(chunk: ColumnChunk): Int32Array {
  const rows = new Int32Array(rowsOf(chunk));
  let known = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const isKnown = chunk.kind === 'numeric' ? Number.isFinite(chunk.values[row]) : (chunk.codes[row] ?? -1) >= 0;
    if (isKnown) rows[known++] = row;
  }
  return rows.slice(0, known);
}

function refuseRowCount(target: string, rows: number): Result<never> | null {
  if (rows === 0)
    return fail('train.noTarget', `No row has a value in "${target}".`, 'Choose another column to predict.');
  if (rows < LEAST_ROWS) {
    return fail(
      'train.tooFewRows',
      `Only ${rows} rows have a value in "${target}".`,
      `Collect at least ${LEAST_ROWS}.`,
    );
  }
  if (rows <= MOST_ROWS) return null;
  return fail('train.tooManyRows', `${rows} rows are more than training takes.`, `Train on ${MOST_ROWS} at most.`);
}

async function gatherFeatures(
  table: Table,
  target: string,
  names: readonly string[],
  known: Int32Array,
  breather: Breather,
): Promise<Result<readonly FeatureColumn[]>> {
  const features: FeatureColumn[] = [];
  for (const name of new Set(names)) {
    if (name === target)
      return fail('train.targetIsFeature', `"${name}" cannot be predicted from itself.`, 'Leave it out.');
    const feature = readColumn(table, name);
    if (feature === null) return unknownColumn(name);
    const pictures = feature.column.type === 'image' ? table.pictures : null;
    if (isReadOneByOne(feature.column.type) && pictures === null) {
      const what = feature.column.type === 'image' ? 'holds images' : 'is free text';
      return fail('train.textFeature', `"${name}" ${what}, which this algorithm cannot read.`, 'Leave it out.');
    }
    features.push({ column: feature.column, chunk: selectRows(feature.chunk, known), ...(pictures && { pictures }) });
    if (breather.isDue()) await breather.breathe();
  }
  if (!features.some(({ chunk }) => varies(chunk))) {
    return fail('train.noFeatures', 'No chosen column varies from row to row.', 'Choose columns that tell rows apart.');
  }
  return ok(features);
}

/** Whether rows differ in it; being missing is a difference too. */
function varies(chunk: ColumnChunk): boolean {
  const cells: Float64Array | Int32Array = chunk.kind === 'numeric' ? chunk.values : chunk.codes;
  return cells.some((cell) => !Object.is(cell, cells[0]));
}

/** Whether a feature enters the model as a number; the others are spelled categories. */
export const isNumberFeature = ({ column }: FeatureColumn): boolean => isNumericType(column.type);
