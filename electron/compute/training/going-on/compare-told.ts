import { type Interval, wilsonInterval, Z95 } from '../../../../shared/domain/interval.ts';
import { signTest } from '../../../../shared/domain/sign-test.ts';
import type { KeptFigures } from '../../../../shared/kept-knowledge.ts';
import type { Target } from '../read-target.ts';

/** What the same rows were told before and after: class numbers, or quantities. */
export type ToldTwice = { readonly before: ArrayLike<number>; readonly after: ArrayLike<number> };

/** Less is not worth a word: 5 of 100 told right, or a tenth of a quantity's error. */
const LEAST_FALL = 0.05;
const LEAST_RISE = 0.1;
/** The chance of a false alarm over all classes of a model that forgot nothing. */
const FALSE_ALARMS = 0.05;
/** One-sided 95 % point of the normal distribution. */
const Z95_ONE_SIDED = 1.6448536269514722;

type ClassTarget = Exclude<Target, { task: 'regression' }>;
export type ComparedRows = {
  readonly overall: KeptFigures;
  readonly classes: readonly (KeptFigures & { readonly name: string })[];
};

/**
 * Compares what the rows were told, overall and class by class. A class is forgotten where the share told right fell by at
 * least 5 of 100 and an exact paired test (`signTest`; at 5 % over all classes, Bonferroni) finds that chance does not do
 * so; of a quantity, where the mean absolute error rose by at least a tenth and by more than its paired one-sided 95 %
 * limit. Rows are taken for independent.
 */
export function compareTold(target: Target, rows: Int32Array, told: ToldTwice): ComparedRows {
  if (target.task === 'regression') return { overall: compareErrors(target.values, rows, told), classes: [] };
  const places = rows.map((_, place) => place);
  const ofClass = target.classes.map((name, label) => ({
    name,
    places: places.filter((place) => target.classOf[rows[place] as number] === label), // places lie within the rows
  }));
  const present = ofClass.filter((each) => each.places.length > 0);
  return {
    overall: compareShares(target, rows, places, told, FALSE_ALARMS),
    classes: present.map((each) => ({
      name: each.name,
      ...compareShares(target, rows, each.places, told, FALSE_ALARMS / present.length),
    })),
  };
}

function compareShares(
  { classOf }: ClassTarget,
  rows: Int32Array,
  places: Int32Array,
  { before, after }: ToldTwice,
  chance: number,
): KeptFigures {
  let [rightBefore, rightAfter, lost, gained] = [0, 0, 0, 0];
  for (const place of places) {
    const truth = classOf[rows[place] as number]; // as above
    const [was, is] = [before[place] === truth, after[place] === truth];
    rightBefore += Number(was);
    rightAfter += Number(is);
    lost += Number(was && !is);
    gained += Number(!was && is);
  }
  const n = places.length;
  const [one, other] = [shareOf(rightBefore, n), shareOf(rightAfter, n)];
  const isLess = rightBefore - rightAfter >= LEAST_FALL * n && lost > gained;
  const isSure = signTest(lost, gained) < chance;
  return { rows: n, before: one, after: other, lost, gained, verdict: verdictOf(isLess, isSure) };
}

const shareOf = (count: number, of: number): Interval => wilsonInterval(count, of) ?? { value: 0, low: 0, high: 1 };

function compareErrors(values: Float64Array, rows: Int32Array, { before, after }: ToldTwice): KeptFigures {
  const errorsOf = (said: ArrayLike<number>): Float64Array =>
    Float64Array.from(rows, (row, place) => Math.abs((said[place] ?? Number.NaN) - (values[row] as number))); // rows lie within
  const [was, is] = [errorsOf(before), errorsOf(after)];
  const rises = is.map((error, place) => error - (was[place] as number)); // one a row
  const [one, other, rise] = [meanOf(was), meanOf(is), meanOf(rises)];
  const isMore = rise.value > 0 && rise.value >= LEAST_RISE * one.value;
  const isSure = rise.value - (Z95_ONE_SIDED / Z95) * (rise.high - rise.value) > 0;
  return {
    rows: rows.length,
    before: atLeastZero(one),
    after: atLeastZero(other),
    lost: rises.filter((step) => step > 0).length,
    gained: rises.filter((step) => step < 0).length,
    verdict: verdictOf(isMore, isSure),
  };
}

/** With the interval of its standard error. */
function meanOf(values: Float64Array): Interval {
  const n = values.length;
  const value = values.reduce((sum, each) => sum + each, 0) / n;
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0);
  const half = Z95 * Math.sqrt(squares / Math.max(1, n - 1) / n);
  return { value, low: value - half, high: value + half };
}

const atLeastZero = ({ value, low, high }: Interval): Interval => ({ value, low: Math.max(0, low), high });

const verdictOf = (isWorse: boolean, isSure: boolean): KeptFigures['verdict'] =>
  isWorse ? (isSure ? 'forgotten' : 'unsure') : 'kept';
