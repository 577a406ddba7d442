import type { ModelSpec } from '../../model.ts';
import type { Figures } from '../../performance.ts';
import { type Interval, wilsonInterval, Z95 } from '../interval.ts';
import type { AnsweredRecord } from './answered-record.ts';

export type LabelledRecord = AnsweredRecord & { readonly truth: NonNullable<AnsweredRecord['truth']> };

export const isLabelled = <T extends AnsweredRecord>(record: T): record is T & LabelledRecord => record.truth !== null;

/**
 * How well answers fit what was said to be true: shares with Wilson's intervals; of a quantity the mean absolute error
 * with its normal interval, null with fewer than two. What has no case is not listed.
 */
export function measurePerformance(
  { task, positiveClass }: Pick<ModelSpec, 'task' | 'positiveClass'>,
  records: readonly LabelledRecord[],
): Figures {
  if (task === 'regression') return listed({ mae: meanAbsolute(records) });
  const isRight = ({ prediction, truth }: LabelledRecord): boolean => String(prediction) === String(truth.value);
  const share = (of: readonly LabelledRecord[]) => wilsonInterval(of.filter(isRight).length, of.length);
  const said = (record: LabelledRecord): boolean => String(record.prediction) === positiveClass;
  const truly = ({ truth }: LabelledRecord): boolean => String(truth.value) === positiveClass;
  const ofTwo = {
    sensitivity: share(records.filter(truly)),
    specificity: share(records.filter((record) => !truly(record))),
    precision: share(records.filter(said)),
  };
  return listed({ accuracy: share(records), ...(task === 'binary' ? ofTwo : {}) });
}

function meanAbsolute(records: readonly LabelledRecord[]): Interval | null {
  const errors = records.map(({ prediction, truth }) => Math.abs(Number(prediction) - Number(truth.value)));
  const known = errors.filter(Number.isFinite);
  if (known.length < 2) return null;
  const value = known.reduce((sum, error) => sum + error, 0) / known.length;
  const squares = known.reduce((sum, error) => sum + (error - value) ** 2, 0);
  const half = Z95 * Math.sqrt(squares / (known.length - 1) / known.length);
  return { value, low: Math.max(0, value - half), high: value + half };
}

export const listed = (figures: Readonly<Record<string, Interval | null>>): Figures =>
  Object.fromEntries(Object.entries(figures).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
