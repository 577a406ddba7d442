import type { LeafMeasures, Split } from '../find-split.ts';
import type { Layout } from './memory-layout.ts';
import type { TreeFunctions } from './tree-functions.ts';

/** Features `first` to before `last`, multiples of four: what one thread looks through. */
export type FeatureRange = { readonly first: number; readonly last: number };

/** A leaf to search, by its histogram's slot; null where it cannot be split. */
export type Searched = { readonly slot: number; readonly measures: LeafMeasures } | null;

/** Rows to sum up, where the sums are then taken off (null at the root), and the leaves to search. */
export type SearchCommand = {
  readonly slot: number;
  readonly start: number;
  readonly end: number;
  readonly parentSlot: number | null;
  readonly searched: readonly [Searched, Searched];
};

const MEASURES = 7;

/** The command in shared memory, where every thread reads it. */
export type Wire = { readonly places: Int32Array; readonly measures: Float64Array };

export const wireOf = ({ memory, at }: Layout): Wire => ({
  places: new Int32Array(memory.buffer, at.command, 8),
  measures: new Float64Array(memory.buffer, at.command + 64, 2 * MEASURES),
});

const NOTHING = -1;
export function writeCommand({ places, measures }: Wire, command: SearchCommand): void {
  const slots = command.searched.map((leaf) => leaf?.slot ?? NOTHING);
  places.set([command.start, command.end, command.slot, command.parentSlot ?? NOTHING, ...slots]);
  for (const [index, leaf] of command.searched.entries()) {
    if (leaf === null) continue;
    const { totalGradient, totalHessian, leastHessian, lambda, leastGain, bounds } = leaf.measures;
    const { lower, upper } = bounds;
    measures.set([totalGradient, totalHessian, leastHessian, lambda, leastGain, lower, upper], index * MEASURES);
  }
}

/** Does the command over some features; what it finds lies at `result`, five numbers a searched leaf. */
export function searchRange(
  run: TreeFunctions,
  { stride, histogramBytes, isBounded, at }: Layout,
  { places, measures }: Wire,
  { first, last }: FeatureRange,
  result: number,
): void {
  const [start = 0, end = 0, slot = 0, parentSlot = NOTHING] = places;
  const sumsOf = (of: number): number => at.sums + of * histogramBytes;
  run.fillHistogram(at.bins, stride, at.order, start, end, at.packed, sumsOf(slot), first, last);
  if (parentSlot !== NOTHING) run.subtractHistogram(sumsOf(parentSlot), sumsOf(slot), first, last);
  for (let index = 0; index < 2; index += 1) {
    const searched = places[4 + index] ?? NOTHING;
    if (searched === NOTHING) continue;
    const [gradient = 0, hessian = 0, least = 0, lambda = 0, gain = 0, lower = 0, upper = 0] = measures.subarray(
      index * MEASURES,
    );
    const [sums, bins, out] = [sumsOf(searched), at.binsByFeature, result + index * RESULT_BYTES];
    if (isBounded) {
      const { directions } = at;
      run.findBoundedSplit(
        sums,
        bins,
        directions,
        first,
        last,
        gradient,
        hessian,
        least,
        lambda,
        gain,
        lower,
        upper,
        out,
      );
    } else run.findSplit(sums, bins, first, last, gradient, hessian, least, lambda, gain, out);
  }
}

const RESULT_BYTES = 40;

/** What `searchRange` found for a leaf: the later range wins only where it gains more, as one pass over all would. */
export function readSplit(found: readonly Float64Array[], index: number, measures: LeafMeasures): Split | null {
  let best: Split | null = null;
  let most = measures.leastGain;
  for (const result of found) {
    const [gain = 0, leftSum = 0, feature = NOTHING, bin = 0, missingLeft = 0] = result.subarray(index * 5);
    if (feature === NOTHING || !(gain > most)) continue;
    most = gain;
    best = { feature, bin, missingLeft: missingLeft === 1, gain: gain * measures.unit, leftSum };
  }
  return best;
}
