import type { ColumnChunk } from '../../../../shared/column.ts';
import type { Random } from '../../../../shared/domain/random.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Target } from '../read-target.ts';
import { dealUnits } from './deal-units.ts';
import { type RowSplit, splitByPart } from './row-split.ts';

/** Each row's group, numbered from 0 in the order of their first rows. A row without a value is a group of its own. */
export type Groups = { readonly groupOf: Int32Array; readonly count: number };

export function readGroups(chunk: ColumnChunk): Groups {
  const cells: Float64Array | Int32Array = chunk.kind === 'numeric' ? chunk.values : chunk.codes;
  const isMissing = (cell: number): boolean => (chunk.kind === 'numeric' ? Number.isNaN(cell) : cell < 0);
  const numberOf = new Map<number, number>();
  let count = 0;
  const groupOf = new Int32Array(cells.length);
  cells.forEach((cell, row) => {
    const known = isMissing(cell) ? undefined : numberOf.get(cell);
    groupOf[row] = known ?? count++;
    if (known === undefined && !isMissing(cell)) numberOf.set(cell, count - 1);
  });
  return { groupOf, count };
}

/** The groups of some rows, numbered anew. */
export const groupsWithin = ({ groupOf }: Groups, rows: Int32Array): Groups =>
  readGroups({ kind: 'coded', codes: rows.map((row) => groupOf[row] as number), dictionary: [] }); // one a row

/** What is asked of a parting: one part of `holdout` of the rows, or `folds` (above 1) parts that take turns. */
export type PartingAsked = { readonly column: string; readonly holdout: number; readonly folds: number };

/** Keeps each group whole; every part has about its share of the rows of each class. Fails with `train.oneGroup`, `train.tooFewGroups`. */
export function partByGroup(
  target: Target,
  { groupOf, count }: Groups,
  { column, holdout, folds }: PartingAsked,
  random: Random,
): Result<readonly RowSplit[]> {
  if (count < 2) return refuseOneGroup(column);
  if (count < folds) return refuseFewGroups(column, count, folds);
  const rowsByUnit: number[][] = Array.from({ length: count }, () => []);
  groupOf.forEach((group, row) => rowsByUnit[group]?.push(row));
  const units = {
    rowsByUnit,
    stratumOf: (row: number): number => (target.task === 'regression' ? 0 : (target.classOf[row] as number)), // one a row
    strata: target.task === 'regression' ? 1 : target.classes.length,
  };
  const shares = folds === 1 ? [holdout, 1 - holdout] : Array.from({ length: folds }, () => 1 / folds);
  const partOfUnit = dealUnits(units, shares, random);
  const partOf = groupOf.map((group) => partOfUnit[group] as number); // one a group
  return ok(Array.from({ length: folds }, (_, part) => splitByPart(partOf, part)));
}

const refuseOneGroup = (column: string): Result<never> =>
  fail(
    'train.oneGroup',
    `Every row has the same value in "${column}", so no group can judge what was learned from others.`,
    'Part the rows at random, or by a column with several values.',
  );

const refuseFewGroups = (column: string, count: number, folds: number): Result<never> =>
  fail(
    'train.tooFewGroups',
    `"${column}" has ${count} groups, which cannot fill ${folds} parts.`,
    `Ask for ${count} parts at most.`,
  );
