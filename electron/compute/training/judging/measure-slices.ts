import { type ColumnChunk, isReadOneByOne } from '../../../../shared/column.ts';
import { type Interval, wilsonInterval, Z95 } from '../../../../shared/domain/interval.ts';
import { areaInterval } from '../../../../shared/domain/roc.ts';
import type { Slice } from '../../../../shared/evaluation.ts';
import type { Table } from '../../tables.ts';
import { readBeside } from '../read-beside.ts';
import type { GatheredData } from '../training-data.ts';
import { type JudgedRows, metricsOf, pickRows, placesWhere } from '../../../../shared/domain/judging/judged-rows.ts';

/** Fewer rows say nothing about anybody. */
const LEAST_ROWS = 5;
const MOST_VALUES = 30;

/**
 * Every value, of the sites and of what is sensitive, with how well its held-out rows were told; of each column the values
 * with most rows. `rows` are those of the data that `judged` are about.
 */
export function measureSlices(table: Table, data: GatheredData, rows: Int32Array, judged: JudgedRows): Slice[] {
  const columns = table.columns.filter(
    ({ role, sensitive, type }) => role === 'site' || (sensitive === true && !isReadOneByOne(type)),
  );
  return columns.flatMap(({ name }) => {
    const read = readBeside(table, data, name);
    return read?.chunk.kind === 'coded' ? sliceBy(name, read.chunk, rows, judged) : [];
  });
}

function sliceBy(
  column: string,
  { codes, dictionary }: Extract<ColumnChunk, { kind: 'coded' }>,
  rows: Int32Array,
  judged: JudgedRows,
): Slice[] {
  const codeOf = rows.map((row) => codes[row] ?? -1);
  const parts = dictionary
    .map((value, code) => ({ value, places: placesWhere(rows.length, (place) => codeOf[place] === code) }))
    .filter(({ places }) => places.length >= LEAST_ROWS);
  return parts
    .toSorted((a, b) => b.places.length - a.places.length || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES)
    .flatMap(({ value, places }) =>
      figuresOf(pickRows(judged, places)).map((figure) => ({ column, value, n: places.length, ...figure })),
    );
}

type Figure = Pick<Slice, 'metric' | 'measured' | 'of' | 'low' | 'high'>;

function figuresOf(judged: JudgedRows): Figure[] {
  const { spec, actual } = judged;
  const metrics = metricsOf(judged);
  const positives = actual.reduce((sum, truth) => sum + Number(truth === 1), 0);
  const negatives = actual.length - positives;
  const share = (metric: string, of: number): Figure[] =>
    figure(metric, of, wilsonInterval(Math.round((metrics[metric] ?? 0) * of), of));
  if (spec.task === 'regression') return figure('mae', actual.length, meanError(judged));
  if (spec.task === 'multiclass') return share('accuracy', actual.length);
  const area = metrics['auc'] === undefined ? null : areaInterval(metrics['auc'], positives, negatives);
  return [
    ...share('sensitivity', positives),
    ...share('specificity', negatives),
    ...figure('auc', actual.length, area),
  ];
}

const figure = (metric: string, of: number, interval: Interval | null): Figure[] =>
  interval === null ? [] : [{ metric, measured: interval.value, of, low: interval.low, high: interval.high }];

/** The mean absolute error, with its standard error's interval. */
function meanError({ outputs, actual }: JudgedRows): Interval {
  const errors = Float64Array.from(actual, (truth, place) => Math.abs((outputs[place] ?? Number.NaN) - truth));
  const n = errors.length;
  const value = errors.reduce((sum, error) => sum + error, 0) / n;
  const squares = errors.reduce((sum, error) => sum + (error - value) ** 2, 0);
  const half = Z95 * Math.sqrt(squares / Math.max(1, n - 1) / n);
  return { value, low: Math.max(0, value - half), high: value + half };
}
