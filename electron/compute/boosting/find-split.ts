import { BINS_PER_FEATURE, MISSING_BIN } from './bin-features.ts';
import type { Histograms } from './histogram.ts';
import { gradientOf, hessianOf, type PackedGradients } from './packed-gradients.ts';

/** A leaf that may be split: its rows `order[start..end)`, and the packed sum over them. */
export type Leaf = {
  readonly node: number;
  readonly slot: number;
  readonly start: number;
  readonly end: number;
  readonly sum: number;
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

/** A leaf in whole-number units of the packed gradients; `unit` turns a gain back into loss. */
type Scan = {
  readonly sums: Float64Array;
  readonly totalGradient: number;
  readonly totalHessian: number;
  readonly leastHessian: number;
  readonly lambda: number;
  readonly unit: number;
};

/**
 * The split of a leaf that lowers the second-order loss most (Chen and Guestrin, "XGBoost", 2016), or null where none
 * helps. Where a feature has missing values in this leaf both sides are tried for them; where it has none they are sent
 * to the heavier side. Rows on a side are estimated from its share of the hessian, as LightGBM does: exact for
 * regression, near it elsewhere.
 */
export function findSplit(
  histograms: Histograms,
  leaf: Leaf,
  binsByFeature: readonly number[],
  gradients: PackedGradients,
  limits: SplitLimits,
): Split | null {
  const scan = startScan(histograms, leaf, gradients, limits);
  if (!(scan.totalHessian >= 2 * scan.leastHessian)) return null;
  let best: Split | null = null;
  let least = LEAST_GAIN / scan.unit;
  const keep = (cut: Cut | null, feature: number, missingLeft: boolean): void => {
    if (cut === null) return;
    best = { ...cut, feature, missingLeft, gain: cut.gain * scan.unit };
    least = cut.gain;
  };
  for (let feature = 0; feature < binsByFeature.length; feature += 1) {
    const bins = binsByFeature[feature] as number; // in range by the loop's bound
    const offset = leaf.slot * histograms.size + feature * BINS_PER_FEATURE;
    const missing = scan.sums[offset + MISSING_BIN] as number; // every feature has its missing bin
    // With missing values in play "all numbers left, all missing right" is a cut too.
    const cut = findCut(scan, offset, missing === 0 ? bins - 1 : bins, 0, least);
    keep(cut, feature, missing === 0 && cut !== null && 2 * hessianOf(cut.leftSum) >= scan.totalHessian);
    if (missing !== 0) keep(findCut(scan, offset, bins - 1, missing, least), feature, true);
  }
  return best;
}

function startScan({ sums }: Histograms, leaf: Leaf, gradients: PackedGradients, limits: SplitLimits): Scan {
  const totalHessian = hessianOf(leaf.sum);
  const hessianPerRow = totalHessian / (leaf.end - leaf.start);
  return {
    sums,
    totalGradient: gradientOf(leaf.sum),
    totalHessian,
    leastHessian: Math.max(limits.minRowsInLeaf * hessianPerRow, LEAST_HESSIAN / gradients.hessianStep),
    lambda: limits.lambda / gradients.hessianStep,
    unit: gradients.gradientStep ** 2 / gradients.hessianStep,
  };
}

type Cut = { readonly bin: number; readonly gain: number; readonly leftSum: number };

/** The best cut after one of the first `cuts` bins that gains more than `least`; `start` is what lies left already. */
function findCut(scan: Scan, offset: number, cuts: number, start: number, least: number): Cut | null {
  const { sums, totalGradient, totalHessian, leastHessian, lambda } = scan;
  const parent = (totalGradient * totalGradient) / (totalHessian + lambda);
  let [gain, bin, leftSum] = [least, -1, 0];
  let left = start;
  for (let cut = 0; cut < cuts; cut += 1) {
    const sum = sums[offset + cut] as number; // cuts is at most the feature's bins
    if (sum === 0) continue;
    left += sum;
    const leftGradient = gradientOf(left);
    const leftHessian = hessianOf(left);
    if (leftHessian < leastHessian) continue;
    const rightHessian = totalHessian - leftHessian;
    if (rightHessian < leastHessian) break;
    const rightGradient = totalGradient - leftGradient;
    const children =
      (leftGradient * leftGradient) / (leftHessian + lambda) +
      (rightGradient * rightGradient) / (rightHessian + lambda);
    if (children - parent > gain) [gain, bin, leftSum] = [children - parent, cut, left];
  }
  return bin < 0 ? null : { bin, gain, leftSum };
}
