import { fail, ok, type Result } from '../../../shared/result.ts';
import type { RowPlan } from '../../../shared/training-plan.ts';
import type { Table } from '../tables.ts';
import { readBeside } from './read-beside.ts';
import { classesOf, type Target } from './read-target.ts';
import { readSight, type Sight } from './read-sight.ts';
import { type GatheredData, LEAST_ROWS } from './training-data.ts';

/** As how many rows each row counts in learning. */
export type RowCounting = {
  /** One a row of the data; undefined where each counts once. */
  readonly weights: Float64Array | undefined;
  /** Of these rows, those that are learned from. */
  readonly learnedOf: (rows: Int32Array) => Int32Array;
  /** How each row's label was given; null where no column says it. */
  readonly sight: Sight | null;
};

/** A label given with the prediction in sight repeats the model in part; half a case is a convention, not a measurement. */
const SHOWN_WEIGHT = 0.5;

/**
 * Multiplies the weights of the weight column, of labels given in sight of a prediction, and of the classes. Fails with
 * `train.unknownColumn`, `train.badWeight`, `train.unknownClass`, `train.noShownColumn`, `train.tooFewRows`.
 */
export function weighRows(table: Table, data: GatheredData, plan: RowPlan): Result<RowCounting> {
  const weights = new Float64Array(data.rows).fill(1);
  const sight = readSight(table, data);
  const refused = multiplyByColumn(weights, table, data, plan) ?? multiplyBySight(weights, sight, plan);
  if (refused !== null) return refused;
  const unknown = multiplyByClass(weights, data.target, plan);
  if (unknown !== null) return unknown;
  const learnedOf = (rows: Int32Array): Int32Array =>
    weights.includes(0) ? rows.filter((row) => weights[row] !== 0) : rows;
  const learned = learnedOf(Int32Array.from(weights.keys())).length;
  if (learned < LEAST_ROWS) return refuseFew(learned);
  const isPlain = weights.every((weight) => weight === 1 || weight === 0); // what counts 0 is not among the learned
  return ok({ weights: isPlain ? undefined : weights, learnedOf, sight });
}

const refuseFew = (rows: number): Result<never> =>
  fail(
    'train.tooFewRows',
    `Only ${rows} rows are left to learn from once those that count nothing are left out.`,
    `Let at least ${LEAST_ROWS} count.`,
  );

function multiplyByColumn(
  weights: Float64Array,
  table: Table,
  data: GatheredData,
  { weightColumn }: RowPlan,
): Result<never> | null {
  if (weightColumn === null) return null;
  const read = readBeside(table, data, weightColumn);
  if (read === null)
    return fail('train.unknownColumn', `The data have no column "${weightColumn}".`, 'Choose a column of weights.');
  const values = read.chunk.kind === 'numeric' ? read.chunk.values : null;
  const bad = values?.findIndex((value) => !(value >= 0 && value < Infinity)) ?? 0;
  if (values === null || bad >= 0) return refuseWeights(weightColumn, 'is missing or negative in some row');
  if (values.every((value) => value === 0)) return refuseWeights(weightColumn, 'is 0 in every row');
  values.forEach((value, row) => multiply(weights, row, value));
  return null;
}

const refuseWeights = (column: string, what: string): Result<never> =>
  fail(
    'train.badWeight',
    `The weight "${column}" ${what}.`,
    'Give every row a number of at least 0, and some row a larger one.',
  );

function multiplyBySight(weights: Float64Array, sight: Sight | null, { shownLabels }: RowPlan): Result<never> | null {
  if (shownLabels === 'use') return null;
  if (sight === null)
    return fail(
      'train.noShownColumn',
      'No column says which labels were given with a prediction in sight.',
      'Give such a column the role "shown", or use all labels alike.',
    );
  const factor = shownLabels === 'leaveOut' ? 0 : SHOWN_WEIGHT;
  sight.forEach((shown, row) => {
    if (shown === 1) multiply(weights, row, factor);
  });
  return null;
}

function multiplyByClass(weights: Float64Array, target: Target, { classWeights }: RowPlan): Result<never> | null {
  if (classWeights === null || target.task === 'regression') return null;
  const classes = classesOf(target);
  const strange = classWeights === 'balanced' ? undefined : Object.keys(classWeights).find((c) => !classes.includes(c));
  if (strange !== undefined)
    return fail('train.unknownClass', `There is no class "${strange}".`, `The classes are ${classes.join(', ')}.`);
  const factors = classWeights === 'balanced' ? balance(weights, target) : classes.map((c) => classWeights[c] ?? 1);
  target.classOf.forEach((label, row) => multiply(weights, row, factors[label] ?? 1));
  return null;
}

/** All rows / (classes × rows of the class), after King and Zeng (2001) and as scikit-learn's "balanced". */
function balance(weights: Float64Array, target: Exclude<Target, { task: 'regression' }>): readonly number[] {
  const sums = target.classes.map(() => 0);
  target.classOf.forEach((label, row) => (sums[label] = (sums[label] ?? 0) + (weights[row] ?? 0)));
  const total = sums.reduce((all, sum) => all + sum, 0);
  return sums.map((sum) => (sum === 0 ? 1 : total / (sums.length * sum)));
}

const multiply = (weights: Float64Array, row: number, by: number): void => {
  weights[row] = (weights[row] as number) * by; // one a row
};
