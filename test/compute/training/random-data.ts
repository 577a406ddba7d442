import fc from 'fast-check';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import type { FeatureColumn } from '../../../electron/compute/training/training-data.ts';
import type { ColumnType } from '../../../shared/column.ts';
import type { Random } from '../../../shared/domain/random.ts';
import { numbers, texts } from '../start-engine.ts';

export type Schema = {
  readonly types: readonly ColumnType[];
  readonly task: Target['task'];
  readonly seed: number;
  readonly missing: number;
};

/** Columns of every type that can be learned from, with gaps, and every task. */
export const schemas: fc.Arbitrary<Schema> = fc.record({
  types: fc.array(fc.constantFrom<ColumnType>('number', 'integer', 'category', 'boolean', 'date', 'datetime'), {
    minLength: 1,
    maxLength: 6,
  }),
  task: fc.constantFrom<Target['task']>('binary', 'multiclass', 'regression'),
  seed: fc.nat(),
  missing: fc.constantFrom(0, 0.05, 0.6, 1),
});

export const ROWS = 150;
/** Rows to score hold categories, magnitudes and gaps that training never saw. */
const STRANGE = ['never seen', 'ä b', '0'];

export function randomFeature(
  name: string,
  type: ColumnType,
  random: Random,
  missing: number,
  strange: boolean,
): FeatureColumn {
  const isMissing = (): boolean => random.next() < missing;
  if (type === 'category' || type === 'boolean') {
    const values = type === 'boolean' ? ['true', 'false'] : ['α', 'b c', '', 'd', 'e"', '6'];
    const all = strange ? [...values, ...STRANGE] : values;
    return texts(
      name,
      Array.from({ length: ROWS }, () => (isMissing() ? null : all[random.int(all.length)]!)),
      type,
    );
  }
  const draw = {
    number: () => random.normal() * 10 ** random.int(strange ? 40 : 6),
    integer: () => random.int(50),
    date: () => 15_000 + random.int(9_000),
    datetime: () => 1.7e12 + random.int(3e9),
  }[type as 'number'];
  return numbers(
    name,
    Array.from({ length: ROWS }, () => (isMissing() ? NaN : draw())),
    type,
  );
}

export function randomTarget(task: Target['task'], random: Random): Target {
  if (task === 'regression')
    return { task, values: Float64Array.from({ length: ROWS }, () => 1e4 + 300 * random.normal()) };
  const classes = task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c', 'd'];
  return {
    task,
    classes,
    classOf: Int32Array.from({ length: ROWS }, (_, row) => (row < classes.length ? row : random.int(classes.length))),
  };
}
