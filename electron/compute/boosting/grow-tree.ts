import type { Breather } from '../breather.ts';
import type { Leaf, Split, SplitLimits } from './find-split.ts';
import type { Children, TreeKernel } from './kernel/tree-kernel.ts';
import type { PackedGradients } from './packed-gradients.ts';
import { createTreeBuilder, type Tree } from './tree.ts';

export type TreeLimits = SplitLimits & { readonly leaves: number };

export type Grown = {
  readonly tree: Tree;
  /** Every leaf of the tree with its rows in the kernel's `order`, valid until the next tree is grown. */
  readonly leaves: readonly Leaf[];
};

type Candidate = { readonly leaf: Leaf; readonly split: Split | null };

/**
 * Grows one tree leaf-wise: the split that gains most anywhere comes next, until there are `limits.leaves` leaves or
 * nothing gains. `leafValue` says what a finished leaf answers. Breathes between splits.
 */
export async function growTree(
  kernel: TreeKernel,
  boundsByFeature: readonly Float32Array[],
  gradients: PackedGradients,
  limits: TreeLimits,
  leafValue: (rows: Int32Array) => number,
  breather: Breather,
): Promise<Grown> {
  const { order } = kernel;
  const search = { gradients, limits };
  const builder = createTreeBuilder(limits.leaves);
  const root = startRoot(order, gradients.packed);
  const candidates: Candidate[] = [{ leaf: root, split: kernel.searchRoot(root, search) }];
  while (candidates.length < limits.leaves) {
    const best = takeBest(candidates);
    if (best === null) break;
    const { leaf, split } = best;
    const middle = kernel.partition(leaf, split);
    const threshold = boundsByFeature[split.feature]?.[split.bin] ?? Infinity;
    const nodes = builder.branch(leaf.node, { ...split, threshold, thresholdBin: split.bin });
    const children = splitLeaf(leaf, split, middle, nodes, candidates.length + 1);
    // The last two leaves are never split: their histograms would be work for nothing.
    const isLast = candidates.length + 2 >= limits.leaves;
    const { left, right } = isLast ? { left: null, right: null } : kernel.searchChildren(children, search);
    candidates.push({ leaf: children.left, split: left }, { leaf: children.right, split: right });
    if (breather.isDue()) await breather.breathe();
  }

  const leaves = candidates.map(({ leaf }) => leaf);
  for (const leaf of leaves) builder.setLeaf(leaf.node, leafValue(order.subarray(leaf.start, leaf.end)));
  return { tree: builder.finish(), leaves };
}

function startRoot(order: Int32Array, packed: Float64Array): Leaf {
  let sum = 0;
  for (let row = 0; row < order.length; row += 1) {
    order[row] = row;
    sum += packed[row] as number; // one per row
  }
  return { node: 0, slot: 0, start: 0, end: order.length, sum };
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

/** The larger child inherits its parent's slot, whose histogram becomes its own by subtraction. */
function splitLeaf(
  leaf: Leaf,
  split: Split,
  middle: number,
  nodes: { readonly left: number; readonly right: number },
  newSlot: number,
): Children {
  const leftIsSmaller = middle - leaf.start <= leaf.end - middle;
  const [leftSlot, rightSlot] = leftIsSmaller ? [newSlot, leaf.slot] : [leaf.slot, newSlot];
  const left = { node: nodes.left, slot: leftSlot, start: leaf.start, end: middle, sum: split.leftSum };
  const right = { node: nodes.right, slot: rightSlot, start: middle, end: leaf.end, sum: leaf.sum - split.leftSum };
  return leftIsSmaller ? { left, right, smaller: left, larger: right } : { left, right, smaller: right, larger: left };
}
