import type { Random } from '../../../../shared/domain/random.ts';
import type { CalibrationMade } from '../../../../shared/evaluation.ts';
import { gather } from '../../../../shared/columns/select-rows.ts';
import { foldAtRandom } from '../parting/part-at-random.ts';
import { type Groups, groupsWithin, partByGroup } from '../parting/part-by-group.ts';
import type { RowSplit } from '../parting/row-split.ts';
import type { Target } from '../read-target.ts';
import { calibrateAnswers, logitsOf, logOddsOf } from './calibrate-answers.ts';
import type { Calibration } from './calibration.ts';
import { fitIsotonic } from './fit-isotonic.ts';
import { fitPlatt } from './fit-platt.ts';
import { fitTemperature } from './fit-temperature.ts';

/** Fewer held-out rows, or fewer of one of two classes, do not tell a bent line from chance. */
const LEAST_ROWS = 60;
const LEAST_OF_CLASS = 10;
const FOLDS = 5;

type ClassTarget = Exclude<Target, { task: 'regression' }>;
type Method = Exclude<CalibrationMade['method'], 'none'>;

export type ChosenCalibration = {
  readonly made: CalibrationMade;
  /** Fitted to all held-out rows; null where none helps. */
  readonly calibration: Calibration | null;
  /** What the held-out rows are told by calibrations that did not see them. */
  readonly outputs: Float32Array;
};

/**
 * Calibrates on the held-out rows where that helps there: each method is fitted to four fifths of them and judged on the
 * rest, in turn (cross-fitting), groups kept whole. The best one is taken if it lowers the log loss by more than one
 * standard error (the rule of Breiman et al. 1984) and does not raise the Brier score. Null for a quantity and where there
 * are too few rows.
 */
export function chooseCalibration(
  target: Target,
  rows: Int32Array,
  outputs: Float32Array,
  groups: Groups | null,
  random: Random,
): ChosenCalibration | null {
  if (target.task === 'regression' || rows.length < LEAST_ROWS) return null;
  const held: ClassTarget = { ...target, classOf: gather(target.classOf, rows, new Int32Array(rows.length)) };
  const unitOf = groups === null ? null : groupsWithin(groups, rows);
  const folds = foldHeldOut(held, unitOf, random);
  const isRare = (_: string, label: number): boolean => countOf(held, label) < LEAST_OF_CLASS;
  if (folds === null || (held.task === 'binary' && held.classes.some(isRare))) return null;
  const methods: readonly Method[] = held.task === 'binary' ? ['platt', 'isotonic'] : ['temperature'];
  const before = figuresOf(held, outputs);
  const tried = methods.map((method) => {
    const crossed = crossFit(method, held, outputs, folds);
    return { method, crossed, after: crossed === null ? null : figuresOf(held, crossed) };
  });
  const none: ChosenCalibration = { made: describe('none', before, before, rows.length), calibration: null, outputs };
  const [best] = tried
    .flatMap(({ method, crossed, after }) => (crossed === null || after === null ? [] : [{ method, crossed, after }]))
    .toSorted((a, b) => a.after.logLoss - b.after.logLoss);
  if (best === undefined || !helps(before, best.after, unitOf)) return none;
  const calibration = fit(best.method, held, outputs, Int32Array.from(rows.keys()));
  if (calibration === null) return none;
  return { made: describe(best.method, before, best.after, rows.length), calibration, outputs: best.crossed };
}

const countOf = ({ classOf }: ClassTarget, label: number): number =>
  classOf.reduce((sum, one) => sum + Number(one === label), 0);

function foldHeldOut(held: ClassTarget, groups: Groups | null, random: Random): readonly RowSplit[] | null {
  if (groups === null) return foldAtRandom(held, held.classOf.length, FOLDS, random);
  const parted = partByGroup(held, groups, { column: '', holdout: 0.5, folds: Math.min(FOLDS, groups.count) }, random);
  return parted.ok && parted.value.length > 1 ? parted.value : null;
}

function crossFit(
  method: Method,
  held: ClassTarget,
  outputs: Float32Array,
  folds: readonly RowSplit[],
): Float32Array | null {
  const crossed = new Float32Array(outputs.length);
  const classes = held.classes.length;
  for (const { training, heldOut } of folds) {
    const calibration = fit(method, held, outputs, training);
    if (calibration === null) return null;
    const told = calibrateAnswers(calibration, take(outputs, heldOut, classes), classes);
    heldOut.forEach((row, at) => crossed.set(told.subarray(at * classes, (at + 1) * classes), row * classes));
  }
  return crossed;
}

function fit(method: Method, held: ClassTarget, outputs: Float32Array, rows: Int32Array): Calibration | null {
  const classes = held.classes.length;
  const seen = take(outputs, rows, classes);
  const labels = gather(held.classOf, rows, new Int32Array(rows.length));
  switch (method) {
    case 'platt':
      return fitPlatt(logOddsOf(seen), Uint8Array.from(labels));
    case 'isotonic':
      return fitIsotonic(
        Float64Array.from(labels, (_, row) => seen[row * 2 + 1] as number), // rows × 2
        Uint8Array.from(labels),
      );
    case 'temperature':
      return fitTemperature(logitsOf(seen), labels, classes);
  }
}

function take(outputs: Float32Array, rows: Int32Array, classes: number): Float32Array {
  const taken = new Float32Array(rows.length * classes);
  rows.forEach((row, at) => taken.set(outputs.subarray(row * classes, (row + 1) * classes), at * classes));
  return taken;
}

type Figures = { readonly losses: Float64Array; readonly logLoss: number; readonly brier: number };

/** Log loss by row and in the mean; the Brier score summed over classes, for two of them over the positive one (Brier 1950). */
function figuresOf({ classOf, classes, task }: ClassTarget, outputs: Float32Array): Figures {
  const losses = new Float64Array(classOf.length);
  let brier = 0;
  classOf.forEach((label, row) => {
    classes.forEach((_, at) => (brier += ((outputs[row * classes.length + at] ?? 0) - Number(at === label)) ** 2));
    losses[row] = -Math.log(Math.max(1e-15, outputs[row * classes.length + label] ?? 0));
  });
  const logLoss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  return { losses, logLoss, brier: brier / classOf.length / (task === 'binary' ? 2 : 1) };
}

/** By more than the standard error of the gain, summed by independent units. */
function helps(before: Figures, after: Figures, units: Groups | null): boolean {
  const gains = new Float64Array(units?.count ?? before.losses.length);
  before.losses.forEach((loss, row) => {
    const unit = units?.groupOf[row] ?? row;
    gains[unit] = (gains[unit] ?? 0) + loss - (after.losses[row] ?? 0);
  });
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  const mean = total / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, gains.length - 1);
  return total > Math.sqrt(gains.length * variance) && after.brier <= before.brier;
}

const describe = (
  method: CalibrationMade['method'],
  before: Figures,
  after: Figures,
  rows: number,
): CalibrationMade => ({
  method,
  rows,
  before: { logLoss: before.logLoss, brier: before.brier },
  after: { logLoss: after.logLoss, brier: after.brier },
});
