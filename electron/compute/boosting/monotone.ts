import type { Cut, Scan, Split } from './find-split.ts';
import { gradientOf, hessianOf } from './packed-gradients.ts';

/**
 * Scores that must not fall (or rise) as a column grows, by the method of bounds of XGBoost and LightGBM ("basic"): a
 * split on such a column must have its sides in order, and whatever grows below them stays on its side of their middle.
 * Missing values are no values of the column: they go where they gain most.
 */

/** By feature: 1 where scores may not fall, -1 where they may not rise, 0 where they may do either. */
export type Directions = Int8Array;

/** What a leaf may answer: from `lower` to `upper`, either of them infinite. */
export type Bounds = { readonly lower: number; readonly upper: number };

export const UNBOUNDED: Bounds = { lower: -Infinity, upper: Infinity };

export const clamp = (value: number, { lower, upper }: Bounds): number => Math.min(upper, Math.max(lower, value));

/** The bounds of both children of a leaf whose split has the direction given (0 for none). */
export function boundChildren(
  leaf: { readonly sum: number; readonly bounds: Bounds },
  { leftSum }: Pick<Split, 'leftSum'>,
  direction: number,
  answerOf: (packed: number) => number,
): { readonly left: Bounds; readonly right: Bounds } {
  const { sum, bounds } = leaf;
  if (direction === 0) return { left: bounds, right: bounds };
  const middle = (clamp(answerOf(leftSum), bounds) + clamp(answerOf(sum - leftSum), bounds)) / 2;
  const below = { ...bounds, upper: middle };
  const above = { ...bounds, lower: middle };
  return direction > 0 ? { left: below, right: above } : { left: above, right: below };
}

/**
 * As `findCut` of find-split.ts, though what a side answers is drawn in to the leaf's bounds, and sides that are out of
 * order are passed over. With g, h and w a side's gradient, regularised hessian and answer, it gains `-(2gw + hw²)`.
 */
export function findBoundedCut(
  scan: Scan,
  offset: number,
  cuts: number,
  start: number,
  least: number,
  direction: number,
): Cut | null {
  const { sums, totalGradient, totalHessian, leastHessian, lambda, bounds } = scan;
  const parent = boundedGain(
    totalGradient,
    totalHessian + lambda,
    boundedAnswer(totalGradient, totalHessian + lambda, bounds),
  );
  let [most, bin, leftSum] = [least + parent, -1, 0];
  let left = start;
  for (let cut = 0; cut < cuts; cut += 1) {
    left += sums[offset + cut] as number; // cuts is at most the feature's bins
    const leftGradient = gradientOf(left);
    const leftHessian = hessianOf(left);
    if (leftHessian < leastHessian) continue;
    const rightHessian = totalHessian - leftHessian;
    if (rightHessian < leastHessian) break;
    const rightGradient = totalGradient - leftGradient;
    const leftAnswer = boundedAnswer(leftGradient, leftHessian + lambda, bounds);
    const rightAnswer = boundedAnswer(rightGradient, rightHessian + lambda, bounds);
    if (direction * (leftAnswer - rightAnswer) > 0) continue;
    const both =
      boundedGain(leftGradient, leftHessian + lambda, leftAnswer) +
      boundedGain(rightGradient, rightHessian + lambda, rightAnswer);
    if (both > most) [most, bin, leftSum] = [both, cut, left];
  }
  return bin < 0 ? null : { bin, gain: most - parent, leftSum };
}

const boundedAnswer = (gradient: number, weight: number, bounds: Bounds): number => clamp(-gradient / weight, bounds);

const boundedGain = (gradient: number, weight: number, answer: number): number =>
  -(2 * gradient * answer + weight * answer * answer);
