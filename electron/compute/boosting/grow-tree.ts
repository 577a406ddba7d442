import type { Breather } from '../breather.ts';
import type { BinnedRows } from './bin-features.ts';
import { findSplit, type Leaf, type Split, type SplitLimits } from './find-split.ts';
import { createHistograms, fillHistogram, type Histograms, subtractHistogram } from './histogram.ts';
import type { PackedGradients } from './packed-gradients.ts';
import { partitionRows } from './partition-rows.ts';
import { createTreeBuilder, type Tree } from './tree.ts';

export type TreeLimits = SplitLimits & { readonly leaves: number };

/** Memory that all trees of one fit share. */
export type Workspace = {
  readonly histograms: Histograms;
  readonly order: Int32Array;
  readonly spare: Int32Array;
};

export type Grown = {
  readonly tree: Tree;
  /** Every leaf of the tree with its rows in `workspace.order`, valid until the next tree is grown. */
  readonly leaves: readonly Leaf[];
};

export const createWorkspace = (rows: number, features: number, leaves: number): Workspace => ({
  histograms: createHistograms(leaves, features),
  order: new Int32Array(rows),
  spare: new Int32Array(rows),
});

type Candidate = { readonly leaf: Leaf; readonly split: Split | null };

/**
 * Grows one tree leaf-wise: the split that gains most anywhere comes next, until there are `limits.leaves` leaves or
 * nothing gains. `leafValue` says what a finished leaf answers. Breathes between splits.
 */
export async function growTree(
  binned: BinnedRows,
  boundsByFeature: readonly Float32Array[],
  gradients: PackedGradients,
  limits: TreeLimits,
  leafValue: (rows: Int32Array) => number,
  workspace: Workspace,
  breather: Breather,
): Promise<Grown> {
  const { histograms, order, spare } = workspace;
  const binsByFeature = boundsByFeature.map((bounds) => bounds.length);
  const builder = createTreeBuilder(limits.leaves);
  const candidate = (leaf: Leaf): Candidate => ({
    leaf,
    split: findSplit(histograms, leaf, binsByFeature, gradients, limits),
  });

  const root = startRoot(order, gradients.packed);
  fillHistogram(histograms, root.slot, binned, gradients.packed, order, root.start, root.end);
  const candidates = [candidate(root)];
  while (candidates.length < limits.leaves) {
    const best = takeBest(candidates);
    if (best === null) break;
    const { leaf, split } = best;
    const middle = partitionRows(binned, order, spare, leaf, split);
    const threshold = boundsByFeature[split.feature]?.[split.bin] ?? Infinity;
    const nodes = builder.branch(leaf.node, { ...split, threshold, thresholdBin: split.bin });
    const newSlot = candidates.length + 1;
    const { left, right, smaller } = splitLeaf(leaf, split, middle, nodes, newSlot);
    // The last two leaves are never split: their histograms would be work for nothing.
    if (candidates.length + 2 < limits.leaves) {
      fillHistogram(histograms, smaller.slot, binned, gradients.packed, order, smaller.start, smaller.end);
      subtractHistogram(histograms, leaf.slot, smaller.slot);
      candidates.push(candidate(left), candidate(right));
    } else candidates.push({ leaf: left, split: null }, { leaf: right, split: null });
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
): { readonly left: Leaf; readonly right: Leaf; readonly smaller: Leaf } {
  const leftIsSmaller = middle - leaf.start <= leaf.end - middle;
  const [leftSlot, rightSlot] = leftIsSmaller ? [newSlot, leaf.slot] : [leaf.slot, newSlot];
  const left = { node: nodes.left, slot: leftSlot, start: leaf.start, end: middle, sum: split.leftSum };
  const right = { node: nodes.right, slot: rightSlot, start: middle, end: leaf.end, sum: leaf.sum - split.leftSum };
  return { left, right, smaller: leftIsSmaller ? left : right };
}
