import { BINS_PER_FEATURE, MISSING_BIN } from './bin-features.ts';
import type { Histograms } from './histogram.ts';
import { type Bounds, type Directions, findBoundedCut } from './monotone.ts';
import { gradientOf, hessianOf, type PackedGradients } from './packed-gradients.ts';

/** A leaf that may be split: its rows `order[start..end)`, and the packed sum over them. */
export type Leaf = {
  readonly node: number;
  readonly slot: number;
  readonly start: number;
  readonly end: number;
  /** What its rows count as: how many there are, or the sum of their weights. */
  readonly rows: number;
  readonly sum: number;
  /** What its answers must lie between, before the learning rate. */
  readonly bounds: Bounds;
};

/** The best split of a leaf. `leftSum` is the packed sum of the rows that go left. */
export type Split = {
  readonly feature: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly gain: number;
  readonly leftSum: number;
};

export type SplitLimits = { readonly minRowsInLeaf: number; readonly lambda: number };

const LEAST_GAIN = 1e-10;
const LEAST_HESSIAN = 1e-3;

/** A leaf in whole-number units of the packed gradients. */
export type LeafMeasures = {
  readonly totalGradient: number;
  readonly totalHessian: number;
  /** The least that either side of a split must have. */
  readonly leastHessian: number;
  readonly lambda: number;
  /** Turns a gain back into loss. */
  readonly unit: number;
  /** What a split must gain more than. */
  readonly leastGain: number;
  readonly bounds: Bounds;
};

/** Null where no split leaves enough on both sides. */
export function measureLeaf(leaf: Leaf, gradients: PackedGradients, limits: SplitLimits): LeafMeasures | null {
  const totalHessian = hessianOf(leaf.sum);
  const hessianPerRow = totalHessian / leaf.rows;
  const leastHessian = Math.max(limits.minRowsInLeaf * hessianPerRow, LEAST_HESSIAN / gradients.hessianStep);
  if (!(totalHessian >= 2 * leastHessian)) return null;
  const unit = gradients.gradientStep ** 2 / gradients.hessianStep;
  const perStep = gradients.hessianStep / gradients.gradientStep;
  return {
    totalGradient: gradientOf(leaf.sum),
    totalHessian,
    leastHessian,
    lambda: limits.lambda / gradients.hessianStep,
    unit,
    leastGain: LEAST_GAIN / unit,
    bounds: { lower: leaf.bounds.lower * perStep, upper: leaf.bounds.upper * perStep },
  };
}

/**
 * The split of a leaf that lowers the second-order loss most (Chen and Guestrin, "XGBoost", 2016), or null where none
 * helps. Where a feature has missing values in this leaf both sides are tried for them; where it has none they are sent
 * to the heavier side. Rows on a side are estimated from its share of the hessian, as LightGBM does: exact for
 * regression, near it elsewhere. With `directions` the split keeps to them and to the leaf's bounds.
 */
export function findSplit(
  histograms: Histograms,
  leaf: Leaf,
  binsByFeature: readonly number[],
  gradients: PackedGradients,
  limits: SplitLimits,
  directions?: Directions,
): Split | null {
  const measures = measureLeaf(leaf, gradients, limits);
  if (measures === null) return null;
  const { sums, size } = histograms;
  const scan = { ...measures, sums };
  let best: Split | null = null;
  let least = measures.leastGain;
  const keep = (cut: Cut | null, feature: number, missingLeft: boolean): void => {
    if (cut === null) return;
    best = { ...cut, feature, missingLeft, gain: cut.gain * measures.unit };
    least = cut.gain;
  };
  for (let feature = 0; feature < binsByFeature.length; feature += 1) {
    const bins = binsByFeature[feature] as number; // in range by the loop's bound
    const offset = leaf.slot * size + feature * BINS_PER_FEATURE;
    const missing = sums[offset + MISSING_BIN] as number; // every feature has its missing bin
    const find = (cuts: number, start: number): Cut | null =>
      directions === undefined
        ? findCut(scan, offset, cuts, start, least)
        : findBoundedCut(scan, offset, cuts, start, least, directions[feature] as number); // one a feature
    // With missing values in play "all numbers left, all missing right" is a cut too.
    const cut = find(missing === 0 ? bins - 1 : bins, 0);
    keep(cut, feature, missing === 0 && cut !== null && 2 * hessianOf(cut.leftSum) >= measures.totalHessian);
    if (missing !== 0) keep(find(bins - 1, missing), feature, true);
  }
  return best;
}

export type Scan = LeafMeasures & { readonly sums: Float64Array };
export type Cut = { readonly bin: number; readonly gain: number; readonly leftSum: number };

/**
 * The best cut after one of the first `cuts` bins that gains more than `least`; `start` is what lies left already. With
 * g and h the gradient and the regularised hessian of a side, the gain is `g²/h` left and right less the parent's; it
 * is compared multiplied out, for the division would cost more than all else here.
 */
function findCut(scan: Scan, offset: number, cuts: number, start: number, least: number): Cut | null {
  const { sums, totalGradient, totalHessian, leastHessian, lambda } = scan;
  const parent = (totalGradient * totalGradient) / (totalHessian + lambda);
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
    const [leftWeight, rightWeight] = [leftHessian + lambda, rightHessian + lambda];
    const both = leftGradient * leftGradient * rightWeight + rightGradient * rightGradient * leftWeight;
    const room = leftWeight * rightWeight;
    if (both > most * room) [most, bin, leftSum] = [both / room, cut, left];
  }
  return bin < 0 ? null : { bin, gain: most - parent, leftSum };
}
