import type { Column } from '../column.ts';
import { areaOfColumn, errorSpared, varianceShared } from './column-strength.ts';
import type { QualityFinding } from '../quality.ts';
import { groupsOf, type LabelSample, type SampledColumn } from './sampled-column.ts';

type Measure = Extract<QualityFinding, { kind: 'leakage' }>['measure'];
export type Suspicion = {
  readonly reason: Extract<QualityFinding, { kind: 'leakage' }>['reason'];
  readonly measure: Measure;
  readonly value: number;
};

/** A column that tells so much alone is hardly ever known before the answer is. */
const TELLING: Readonly<Record<Measure, number>> = { auc: 0.98, errorSpared: 0.9, r2: 0.98 };
/** An id, a time or the order of the rows should tell nothing at all. */
const ORDERING: Readonly<Record<Measure, number>> = { auc: 0.8, errorSpared: 0.5, r2: 0.6 };
/** Cells of two columns that agree in nearly all rows are one column; a typing mistake may stand between. */
const SAME = 0.999;
const FEWEST_ROWS = 10;

/** Why a column is suspected of leaking the label, or null. `column` null is the order of the rows. */
export function judgeLeakage(column: Column | null, sample: SampledColumn, label: LabelSample): Suspicion | null {
  const isOrder = column === null || column.role === 'key' || column.role === 'time' || column.role === 'subject';
  const seen = isOrder ? numbersIn(sample) : sample;
  if (!isOrder) {
    if (shareEqual(seen, label) >= SAME) return { reason: 'copy', measure: 'errorSpared', value: 1 };
    if (isRenaming(seen, label))
      return { reason: 'renaming', measure: label.kind === 'numbers' ? 'r2' : 'errorSpared', value: 1 };
  }
  const limits = isOrder ? ORDERING : TELLING;
  const found = strengthsOf(seen, label).find(({ measure, value }) => tells(measure, value) >= limits[measure]);
  return found === undefined ? null : { reason: isOrder ? 'order' : 'predicts', ...found };
}

/** An area below one half tells as much as one above. */
const tells = (measure: Measure, value: number): number => (measure === 'auc' ? Math.max(value, 1 - value) : value);

function strengthsOf(seen: SampledColumn, label: LabelSample): { readonly measure: Measure; readonly value: number }[] {
  if (label.kind === 'numbers') {
    return seen.kind === 'numeric' ? [{ measure: 'r2', value: varianceShared(seen.values, label.values) }] : [];
  }
  const area = seen.kind === 'numeric' && label.classes.length === 2 ? areaOf(seen.values, label.codes) : null;
  const spared = errorSpared(groupsOf(seen), label.codes);
  return [
    ...(area === null ? [] : [{ measure: 'auc' as const, value: area }]),
    { measure: 'errorSpared', value: spared },
  ];
}

function areaOf(values: Float64Array, codes: Int32Array): number | null {
  const of = (code: number): Float64Array => values.filter((value, row) => codes[row] === code && value === value);
  const [positives, negatives] = [of(1), of(0)];
  return Math.min(positives.length, negatives.length) < FEWEST_ROWS ? null : areaOfColumn(positives, negatives);
}

/** Of the rows that have both, how many show the label's own cell. 0 where hardly any row has both. */
function shareEqual(seen: SampledColumn, label: LabelSample): number {
  const textOf = (row: number): string | null => {
    if (label.kind === 'classes') return label.classes[label.codes[row] ?? -1] ?? null;
    const value = label.values[row] ?? Number.NaN;
    return value === value ? String(value) : null;
  };
  const rows = seen.kind === 'numeric' ? seen.values.length : seen.codes.length;
  let [both, equal] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    const [cell, answer] = [cellText(seen, row), textOf(row)];
    if (cell === null || answer === null) continue;
    both += 1;
    if (cell === answer) equal += 1;
  }
  return both < FEWEST_ROWS ? 0 : equal / both;
}

function cellText(seen: SampledColumn, row: number): string | null {
  if (seen.kind === 'coded') return seen.texts[seen.codes[row] ?? -1] ?? null;
  const value = seen.values[row] ?? Number.NaN;
  return value === value ? String(value) : null;
}

/** Each value stands for one class and each class for one value; a number lies on a straight line over the label. */
function isRenaming(seen: SampledColumn, label: LabelSample): boolean {
  if (label.kind === 'numbers') return seen.kind === 'numeric' && varianceShared(seen.values, label.values) > 1 - 1e-9;
  const classByCell = new Map<string, number>();
  const cellByClass = new Map<number, string>();
  let rows = 0;
  for (const [row, code] of label.codes.entries()) {
    const cell = cellText(seen, row);
    if (code === -1 || cell === null) continue;
    rows += 1;
    if ((classByCell.get(cell) ?? code) !== code || (cellByClass.get(code) ?? cell) !== cell) return false;
    classByCell.set(cell, code);
    cellByClass.set(code, cell);
  }
  return rows >= FEWEST_ROWS && cellByClass.size >= 2;
}

/** The number in an id such as "C-000123", so that its order can be looked at; NaN where there is none. */
function numbersIn(column: SampledColumn): SampledColumn {
  if (column.kind === 'numeric') return column;
  const numbers = column.texts.map((text) => Number(/(\d{1,15})\D*$/.exec(text)?.[1] ?? Number.NaN));
  return { kind: 'numeric', values: Float64Array.from(column.codes, (code) => numbers[code] ?? Number.NaN) };
}
