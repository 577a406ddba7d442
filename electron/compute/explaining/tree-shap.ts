import type { WeightedTree } from './weighted-tree.ts';

/**
 * Room for the paths of one walk: the features decided on so far, the part of the training rows that goes this way
 * (`zero`), whether the row does (`one`), and the weight of all subsets of each size. One path lies behind the other.
 */
type Paths = {
  readonly feature: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;
};

/** Room enough for every tree of these depths over so many features. */
export function makeRoom(depth: number, features: number): Paths {
  const size = (depth + 2) * (Math.min(depth, features) + 2);
  return {
    feature: new Int32Array(size),
    zero: new Float64Array(size),
    one: new Float64Array(size),
    weight: new Float64Array(size),
  };
}

/**
 * Adds to `shares[feature * scores + tree.score]` how far each feature moves one row's answer away from the tree's mean:
 * exact Shapley values of the path-dependent game (Lundberg et al., "From local explanations to global understanding
 * with explainable AI for trees", 2020, algorithm 2), in O(leaves × depth²). `row` is float32, NaN where missing.
 */
export function addTreeShares(
  tree: WeightedTree,
  row: Float32Array,
  paths: Paths,
  shares: Float64Array,
  scores: number,
): void {
  /** `length` features stand in the path of the parent, which begins at `from`; the last step was decided by `by`. */
  const walk = (node: number, from: number, length: number, zero: number, one: number, by: number): void => {
    const start = copyPath(paths, from, length);
    extend(paths, start, length, zero, one, by);
    const feature = tree.feature[node] as number; // a child is a node of the tree, here and below
    if (feature < 0) {
      addLeaf(paths, start, length, tree.value[node] as number, shares, scores, tree.score);
      return;
    }
    const value = row[feature] as number; // a tree's features are the row's
    const goesLeft = value <= (tree.threshold[node] as number) || (value !== value && tree.missingLeft[node] === 1);
    const [left, right] = [tree.left[node] as number, tree.right[node] as number];
    const known = find(paths, start, length, feature);
    const [zeroBefore, oneBefore] =
      known < 0 ? [1, 1] : [paths.zero[start + known] as number, paths.one[start + known] as number];
    if (known >= 0) unwind(paths, start, length, known);
    const now = known < 0 ? length : length - 1;
    const step = (child: number, oneNow: number): void => {
      const zeroNow = zeroBefore * (tree.share[child] as number);
      // Where neither the row nor any training row goes, every subset weighs nothing.
      if (zeroNow > 0 || oneNow > 0) walk(child, start, now + 1, zeroNow, oneNow, feature);
    };
    step(left, goesLeft ? oneBefore : 0);
    step(right, goesLeft ? 0 : oneBefore);
  };
  walk(0, 0, 0, 1, 1, NO_FEATURE);
}

/** Stands first in every path, for the root. */
const NO_FEATURE = -1;

/** A copy right behind the path of `length` entries at `from`; answers where it begins. A path is short: a loop is fast. */
function copyPath({ feature, zero, one, weight }: Paths, from: number, length: number): number {
  const start = from + length;
  for (let at = from; at < start; at += 1) {
    feature[at + length] = feature[at] as number; // within the room, here and below
    zero[at + length] = zero[at] as number;
    one[at + length] = one[at] as number;
    weight[at + length] = weight[at] as number;
  }
  return start;
}

function find(paths: Paths, start: number, length: number, feature: number): number {
  for (let at = 1; at <= length; at += 1) if (paths.feature[start + at] === feature) return at;
  return -1;
}

/** Puts one more feature at place `length`, and weighs the subsets with and without it. */
function extend(
  { feature, zero, one, weight }: Paths,
  start: number,
  length: number,
  zeroOf: number,
  oneOf: number,
  by: number,
): void {
  feature[start + length] = by;
  zero[start + length] = zeroOf;
  one[start + length] = oneOf;
  weight[start + length] = length === 0 ? 1 : 0;
  for (let at = length - 1; at >= 0; at -= 1) {
    const before = weight[start + at] as number; // within the path, here and below
    weight[start + at + 1] = (weight[start + at + 1] as number) + (oneOf * before * (at + 1)) / (length + 1);
    weight[start + at] = (zeroOf * before * (length - at)) / (length + 1);
  }
}

/** Takes the feature at a place out of the path again; the last of its `length` places is free then. */
function unwind({ feature, zero, one, weight }: Paths, start: number, length: number, place: number): void {
  const [zeroOf, oneOf] = [zero[start + place] as number, one[start + place] as number]; // within the path, as below
  let next = weight[start + length] as number;
  for (let at = length - 1; at >= 0; at -= 1) {
    const before = weight[start + at] as number;
    if (oneOf !== 0) {
      const undone = (next * (length + 1)) / ((at + 1) * oneOf);
      weight[start + at] = undone;
      next = before - (undone * zeroOf * (length - at)) / (length + 1);
    } else {
      weight[start + at] = (before * (length + 1)) / (zeroOf * (length - at));
    }
  }
  for (let at = place; at < length; at += 1) {
    feature[start + at] = feature[start + at + 1] as number;
    zero[start + at] = zero[start + at + 1] as number;
    one[start + at] = one[start + at + 1] as number;
  }
}

/** What all subsets would weigh together were the feature at `place` taken out. */
function weightWithout({ zero, one, weight }: Paths, start: number, length: number, place: number): number {
  const [zeroOf, oneOf] = [zero[start + place] as number, one[start + place] as number]; // within the path, as below
  let total = 0;
  let next = weight[start + length] as number;
  for (let at = length - 1; at >= 0; at -= 1) {
    const before = weight[start + at] as number;
    if (oneOf !== 0) {
      const undone = next / ((at + 1) * oneOf);
      total += undone;
      next = before - undone * zeroOf * (length - at);
    } else {
      total += before / (zeroOf * (length - at));
    }
  }
  return total * (length + 1);
}

function addLeaf(
  paths: Paths,
  start: number,
  length: number,
  value: number,
  shares: Float64Array,
  scores: number,
  score: number,
): void {
  for (let place = 1; place <= length; place += 1) {
    const at = start + place;
    const moved = ((paths.one[at] as number) - (paths.zero[at] as number)) * value; // within the path, as below
    const to = (paths.feature[at] as number) * scores + score;
    shares[to] = (shares[to] as number) + moved * weightWithout(paths, start, length, place);
  }
}
