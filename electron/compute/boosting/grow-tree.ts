import type { Breather } from '../breather.ts';
import type { Leaf, Split, SplitLimits } from './find-split.ts';
import type { Children, TreeKernel } from './kernel/tree-kernel.ts';
import { type Bounds, boundChildren, type Directions, UNBOUNDED } from './monotone.ts';
import { gradientOf, hessianOf, type PackedGradients } from './packed-gradients.ts';
import { createTreeBuilder, type Tree } from './tree.ts';

export type TreeLimits = SplitLimits & { readonly leaves: number };

export type GrowthRule = {
  readonly limits: TreeLimits;
  /** What a finished leaf answers. */
  readonly leafValue: (rows: Int32Array, bounds: Bounds) => number;
  /** What the kernel was told too. */
  readonly directions?: Directions;
  /** As how many rows each counts towards the rows of a leaf; once each where there are none. */
  readonly weights?: Float64Array;
};

export type Grown = {
  readonly tree: Tree;
  /** Every leaf of the tree with its rows in the kernel's `order`, valid until the next tree is grown. */
  readonly leaves: readonly Leaf[];
};

type Candidate = { readonly leaf: Leaf; readonly split: Split | null };

/**
 * Grows one tree leaf-wise: the split that gains most anywhere comes next, until there are `limits.leaves` leaves or
 * nothing gains. Breathes between splits.
 */
export async function growTree(
  kernel: TreeKernel,
  boundsByFeature: readonly Float32Array[],
  gradients: PackedGradients,
  { limits, leafValue, directions, weights }: GrowthRule,
  breather: Breather,
): Promise<Grown> {
  const { order } = kernel;
  const count = (start: number, end: number): number => countRows(order, start, end, weights);
  const search = { gradients, limits };
  const builder = createTreeBuilder(limits.leaves);
  const root = startRoot(order, gradients.packed, count);
  const candidates: Candidate[] = [{ leaf: root, split: kernel.searchRoot(root, search) }];
  while (candidates.length < limits.leaves) {
    const best = takeBest(candidates);
    if (best === null) break;
    const { leaf, split } = best;
    const middle = kernel.partition(leaf, split);
    const threshold = boundsByFeature[split.feature]?.[split.bin] ?? Infinity;
    const nodes = builder.branch(leaf.node, { ...split, threshold, thresholdBin: split.bin, rows: leaf.rows });
    const direction = directions?.[split.feature] ?? 0;
    const bounds = boundChildren(leaf, split, direction, (packed) => answerOf(packed, gradients, limits));
    const cut = { middle, leftRows: count(leaf.start, middle), bounds };
    const children = splitLeaf(leaf, split, cut, nodes, candidates.length + 1);
    // The last two leaves are never split: their histograms would be work for nothing.
    const isLast = candidates.length + 2 >= limits.leaves;
    const { left, right } = isLast ? { left: null, right: null } : kernel.searchChildren(children, search);
    candidates.push({ leaf: children.left, split: left }, { leaf: children.right, split: right });
    if (breather.isDue()) await breather.breathe();
  }

  const leaves = candidates.map(({ leaf }) => leaf);
  for (const { node, start, end, rows, bounds } of leaves) {
    builder.setLeaf(node, { value: leafValue(order.subarray(start, end), bounds), rows });
  }
  return { tree: builder.finish(), leaves };
}

/** What `order[start..end)` counts as: the sum of the weights. */
function countRows(order: Int32Array, start: number, end: number, weights: Float64Array | undefined): number {
  if (weights === undefined) return end - start;
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += weights[order[index] as number] as number; // one a row
  return sum;
}

function startRoot(order: Int32Array, packed: Float64Array, count: (start: number, end: number) => number): Leaf {
  let sum = 0;
  for (let row = 0; row < order.length; row += 1) {
    order[row] = row;
    sum += packed[row] as number; // one per row
  }
  return { node: 0, slot: 0, start: 0, end: order.length, rows: count(0, order.length), sum, bounds: UNBOUNDED };
}

/** Takes the candidate that gains most out of the list (the earlier one of equals), or null where none gains. */
function takeBest(candidates: Candidate[]): { readonly leaf: Leaf; readonly split: Split } | null {
  let best: { index: number; leaf: Leaf; split: Split } | null = null;
  for (const [index, { leaf, split }] of candidates.entries()) {
    if (split !== null && split.gain > (best?.split.gain ?? 0)) best = { index, leaf, split };
  }
  if (best !== null) candidates.splice(best.index, 1);
  return best;
}

type Cut = {
  readonly middle: number;
  readonly leftRows: number;
  readonly bounds: { readonly left: Bounds; readonly right: Bounds };
};

/** What rows with this packed sum would answer, before the learning rate. */
const answerOf = (packed: number, { gradientStep, hessianStep }: PackedGradients, { lambda }: TreeLimits): number =>
  (-gradientOf(packed) * gradientStep) / (hessianOf(packed) * hessianStep + lambda);

/** The larger child inherits its parent's slot, whose histogram becomes its own by subtraction. */
function splitLeaf(
  leaf: Leaf,
  split: Split,
  { middle, leftRows, bounds }: Cut,
  nodes: { readonly left: number; readonly right: number },
  newSlot: number,
): Children {
  const leftIsSmaller = middle - leaf.start <= leaf.end - middle;
  const [leftSlot, rightSlot] = leftIsSmaller ? [newSlot, leaf.slot] : [leaf.slot, newSlot];
  const { start, end, rows, sum } = leaf;
  const { leftSum } = split;
  const ofLeft = { start, end: middle, rows: leftRows, sum: leftSum, bounds: bounds.left };
  const ofRight = { start: middle, end, rows: rows - leftRows, sum: sum - leftSum, bounds: bounds.right };
  const left = { node: nodes.left, slot: leftSlot, ...ofLeft };
  const right = { node: nodes.right, slot: rightSlot, ...ofRight };
  return leftIsSmaller ? { left, right, smaller: left, larger: right } : { left, right, smaller: right, larger: left };
}
