import type { ColumnChunk } from '../../../../shared/column.ts';
import type { JudgedRows } from '../../../../shared/domain/judging/judged-rows.ts';
import { thresholdAt } from '../../../../shared/domain/operating-point.ts';
import type { ModelSpec } from '../../../../shared/model.ts';
import type { OperatingPoint } from '../../../../shared/operating-point.ts';

/** What a version answered to some rows of a data set version, and the limits that decide. */
export type AnsweredRows = {
  readonly spec: Pick<ModelSpec, 'task' | 'classes' | 'positiveClass' | 'target'>;
  readonly rows: Int32Array;
  /** Row-major rows × `spec.classes`, or one number a row. */
  readonly outputs: Float32Array;
  readonly threshold: number | null;
  readonly point: OperatingPoint | null;
};

/** With the class looked for last of two, as metrics have it. */
export function classesInOrder({ task, classes, positiveClass }: AnsweredRows['spec']): readonly string[] {
  if (task !== 'binary' || positiveClass === null) return classes;
  return [...classes.filter((name) => name !== positiveClass), positiveClass];
}

/**
 * The answers in the order of `classes`, decided by the limit of each row's site. `actual` is in that order too; `site` is
 * the column over all rows of the version.
 */
export function decideRows(
  answered: AnsweredRows,
  classes: readonly string[],
  actual: Float64Array,
  site: ColumnChunk | null,
): JudgedRows {
  const { spec, rows, outputs } = answered;
  const judgedSpec = { task: spec.task, classes: [...classes], positiveClass: classes.at(-1) ?? null };
  if (spec.task === 'regression') {
    const quantity = { ...judgedSpec, positiveClass: null };
    return { spec: quantity, outputs, width: 1, actual, predicted: new Int32Array(rows.length) };
  }
  const width = classes.length;
  const places = classes.map((name) => spec.classes.indexOf(name));
  const ordered = Float32Array.from({ length: rows.length * width }, (_, at) => {
    const place = places[at % width] ?? 0;
    return outputs[Math.floor(at / width) * width + place] ?? 0;
  });
  const limits = spec.task === 'binary' ? limitsOf(answered, site) : null;
  const predicted = rows.map((_, row) => {
    const ofRow = ordered.subarray(row * width, (row + 1) * width);
    const limit = limits?.[row] ?? null;
    return limit === null ? ofRow.indexOf(Math.max(...ofRow)) : Number((ofRow[1] ?? 0) >= limit);
  });
  const positiveClass = spec.task === 'binary' ? judgedSpec.positiveClass : null;
  return { spec: { ...judgedSpec, positiveClass }, outputs: ordered, width, actual, predicted };
}

/** Of each row; null where nothing but the likeliest class decides. */
function limitsOf({ rows, threshold, point }: AnsweredRows, site: ColumnChunk | null): readonly number[] | null {
  if (threshold === null) return null;
  return Array.from(rows, (row) => {
    const name = site?.kind === 'coded' ? (site.dictionary[site.codes[row] ?? -1] ?? null) : null;
    return thresholdAt(point, name) ?? threshold;
  });
}
