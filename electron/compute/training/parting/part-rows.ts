import { createHash } from 'node:crypto';
import type { Random } from '../../../../shared/domain/random.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Split } from '../../../../shared/training-plan.ts';
import type { Table } from '../../tables.ts';
import { readBeside } from '../read-beside.ts';
import type { GatheredData } from '../training-data.ts';
import { foldAtRandom, holdOutAtRandom } from './part-at-random.ts';
import { type Groups, partByGroup, readGroups } from './part-by-group.ts';
import { partByTime } from './part-by-time.ts';
import type { RowSplit } from './row-split.ts';

export type Parting = {
  readonly split: Split;
  readonly folds: readonly RowSplit[];
  /** Which rows are no independent cases: those of one group. Null where each row stands for itself. */
  readonly groups: Groups | null;
};

type Asked = {
  readonly split: Split | null;
  readonly holdout: number;
  readonly folds: number;
  /** Of these rows, those that may be learned from. */
  readonly learnedOf: (rows: Int32Array) => Int32Array;
};

/**
 * Parts the rows for judging. Fails with `train.unknownColumn`, `train.notTime`, `train.oneClassInPart`, and as the ways
 * of parting do.
 */
export function partRows(table: Table, data: GatheredData, asked: Asked, random: Random): Result<Parting> {
  const split = asked.split ?? chooseSplit(table, data);
  const parted = partBy(split, table, data, asked, random);
  if (!parted.ok) return parted;
  return refuseOneSided(data, parted.value.folds, asked.learnedOf) ?? ok({ split, ...parted.value });
}

/** Rows of one subject tell of each other: where some subjects have several, they stay together. */
function chooseSplit(table: Table, data: GatheredData): Split {
  const subject = table.columns.find(({ role }) => role === 'subject')?.name;
  const read = subject === undefined ? null : readBeside(table, data, subject);
  if (subject === undefined || read === null) return { kind: 'random' };
  const { count } = readGroups(read.chunk);
  return count > 1 && count < data.rows ? { kind: 'group', column: subject } : { kind: 'random' };
}

function partBy(
  split: Split,
  table: Table,
  data: GatheredData,
  { holdout, folds }: Asked,
  random: Random,
): Result<Omit<Parting, 'split'>> {
  const { target, rows } = data;
  if (split.kind === 'random') {
    const parts =
      folds === 1 ? [holdOutAtRandom(target, rows, holdout, random)] : foldAtRandom(target, rows, folds, random);
    return ok({ folds: parts, groups: null });
  }
  const { column } = split;
  const read = readBeside(table, data, column);
  if (read === null) return refuseUnknown(column);
  if (split.kind === 'group') {
    const groups = readGroups(read.chunk);
    const parts = partByGroup(target, groups, { column, holdout, folds }, random);
    return parts.ok ? ok({ folds: parts.value, groups }) : parts;
  }
  if (read.chunk.kind !== 'numeric' || (read.column.type !== 'date' && read.column.type !== 'datetime'))
    return refuseNotTime(column);
  const parts = partByTime(read.chunk.values, { column, holdout, folds });
  return parts.ok ? ok({ folds: parts.value, groups: null }) : parts;
}

/** The sha256 over the row numbers of every part: training, then held out, each with its length before it. */
export function digestOf(folds: readonly RowSplit[]): string {
  const hash = createHash('sha256');
  for (const { training, heldOut } of folds) {
    for (const rows of [training, heldOut]) hash.update(Int32Array.of(rows.length)).update(rows);
  }
  return hash.digest('hex');
}

/** Nothing can be learned where one class is, and nothing judged where there is no row. */
function refuseOneSided(
  { target }: GatheredData,
  folds: readonly RowSplit[],
  learnedOf: Asked['learnedOf'],
): Result<never> | null {
  const isOneSided = folds.some(({ training, heldOut }) => {
    const learned = learnedOf(training);
    if (heldOut.length === 0 || learned.length === 0) return true;
    return (
      target.task !== 'regression' && learned.every((row) => target.classOf[row] === target.classOf[learned[0] ?? 0])
    );
  });
  if (!isOneSided) return null;
  return fail(
    'train.oneClassInPart',
    'Parted like this, no rows of two classes are left to learn from.',
    'Part the rows at random or by another column, or ask for fewer parts.',
  );
}

const refuseUnknown = (column: string): Result<never> =>
  fail(
    'train.unknownColumn',
    `The data have no column "${column}" to part the rows by.`,
    'Choose among the columns of this data set version.',
  );

const refuseNotTime = (column: string): Result<never> =>
  fail('train.notTime', `"${column}" holds no dates or times.`, 'Choose a column of dates, or part the rows by group.');
