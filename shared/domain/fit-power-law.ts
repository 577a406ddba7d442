import type { LearningPoint, PowerLaw } from '../learning-curve.ts';
import type { Interval } from './interval.ts';
import type { Random } from './random.ts';

/** Powers that are tried: learning curves of real data lie within (Viering and Loog 2022). */
const POWERS = Array.from({ length: 60 }, (_, step) => 0.05 + 0.025 * step);
const REDRAWS = 200;
/** Of the three numbers of a power law. */
const FITTED = 3;

/** What was seen, beside what each power makes of the rows: it is the same for every redraw. */
type Observed = {
  readonly weights: readonly number[];
  readonly scales: readonly { readonly power: number; readonly x: readonly number[] }[];
};
export type FittedCurve = { readonly fit: PowerLaw; readonly redrawn: readonly PowerLaw[] };

/**
 * Fits an inverse power law (Cortes et al. 1993) by least squares weighted with the rows, whose errors scatter by one over
 * their number: for each power floor and scale, neither below 0, in closed form. How sure it is follows from the bootstrap
 * of its scaled residuals (Efron 1979). Null for fewer than three sizes. Constant errors give a flat curve.
 */
export function fitPowerLaw(points: readonly LearningPoint[], random: Random): FittedCurve | null {
  const seen = points.flatMap(({ rows, errors }) => errors.map((error) => ({ rows, error })));
  if (points.length < FITTED || seen.length <= FITTED) return null;
  const weights = seen.map(({ rows }) => rows);
  const scales = POWERS.map((power) => ({ power, x: weights.map((rows) => rows ** -power) }));
  const errors = seen.map(({ error }) => error);
  const fit = fitErrors({ weights, scales }, errors);
  const fitted = weights.map((rows) => errorAt(fit, rows));
  const widened = Math.sqrt(seen.length / (seen.length - FITTED));
  const residuals = errors.map((error, at) => (error - (fitted[at] ?? 0)) * Math.sqrt(weights[at] ?? 0) * widened);
  const redraw = (): PowerLaw => {
    const drawn = fitted.map(
      (error, at) => error + (residuals[random.int(residuals.length)] ?? 0) / Math.sqrt(weights[at] ?? 1),
    );
    return fitErrors({ weights, scales }, drawn);
  };
  return { fit, redrawn: Array.from({ length: REDRAWS }, redraw) };
}

export const errorAt = ({ floor, scale, power }: PowerLaw, rows: number): number => floor + scale * rows ** -power;

/**
 * How much less error so many more rows would bring, with the middle 95 % of the redrawn curves. Never below 0, as a power
 * law never rises; extrapolated far beyond the points it is a guess, and the interval says how wide.
 */
export const gainOfMoreRows = (curve: FittedCurve, rows: number, more: number): Interval =>
  middleOf(curve, (law) => errorAt(law, rows) - errorAt(law, rows + more));

/** The error with so many rows, with the middle 95 % of the redrawn curves. */
export const errorIntervalAt = (curve: FittedCurve, rows: number): Interval =>
  middleOf(curve, (law) => errorAt(law, rows));

function middleOf({ fit, redrawn }: FittedCurve, measure: (law: PowerLaw) => number): Interval {
  const sorted = redrawn.map(measure).toSorted((one, other) => one - other);
  const value = measure(fit);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? value;
  return { value, low: Math.min(at(0.025), value), high: Math.max(at(0.975), value) };
}

function fitErrors({ weights, scales }: Observed, errors: readonly number[]): PowerLaw {
  let best: { readonly law: PowerLaw; readonly squares: number } | null = null;
  for (const { power, x } of scales) {
    const law = fitWithPower({ weights, x }, errors, power);
    const squares = errors.reduce(
      (sum, error, at) => sum + (weights[at] ?? 0) * (error - law.floor - law.scale * (x[at] ?? 0)) ** 2,
      0,
    );
    if (best === null || squares < best.squares) best = { law, squares };
  }
  if (best === null) throw new Error('there is no power to try');
  return best.law;
}

/** Weighted least squares of the error on `x`, rows^−power, with both coefficients held at 0 or above. */
function fitWithPower(
  { weights, x }: { readonly weights: readonly number[]; readonly x: readonly number[] },
  errors: readonly number[],
  power: number,
): PowerLaw {
  const sums = { w: 0, x: 0, y: 0, xx: 0, xy: 0 };
  errors.forEach((error, at) => {
    const [weight = 0, place = 0] = [weights[at], x[at]];
    sums.w += weight;
    sums.x += weight * place;
    sums.y += weight * error;
    sums.xx += weight * place * place;
    sums.xy += weight * place * error;
  });
  const spread = sums.w * sums.xx - sums.x * sums.x;
  const scale = spread > 0 ? (sums.w * sums.xy - sums.x * sums.y) / spread : 0;
  if (!(scale > 0)) return { floor: Math.max(0, sums.y / sums.w), scale: 0, power };
  const floor = (sums.y - scale * sums.x) / sums.w;
  return floor >= 0 ? { floor, scale, power } : { floor: 0, scale: sums.xy / sums.xx, power };
}
