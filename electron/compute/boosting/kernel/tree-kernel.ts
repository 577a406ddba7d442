import type { Leaf, Split, SplitLimits } from '../find-split.ts';
import type { Directions } from '../monotone.ts';
import type { PackedGradients } from '../packed-gradients.ts';

/** A leaf that was split, with its children: the smaller one has a slot of its own, the larger one its parent's. */
export type Children = { readonly left: Leaf; readonly right: Leaf; readonly smaller: Leaf; readonly larger: Leaf };

export type Search = { readonly gradients: PackedGradients; readonly limits: SplitLimits };

/** The fit whose memory a kernel holds: its rows, and the bounds of each feature's bins (`findBinBounds`). */
export type KernelShape = {
  readonly rows: number;
  readonly boundsByFeature: readonly Float32Array[];
  /** What the scores may do as features grow; anything where there are none. */
  readonly directions?: Directions;
  /** The most leaves of a tree: a leaf that may still be split has a histogram. */
  readonly leaves: number;
};

/**
 * The inner loops of growing trees over the rows of one fit, and the memory that they share. All kernels give the same
 * trees to the last bit, for sums of packed gradients are whole numbers.
 */
export type TreeKernel = {
  /** Row numbers, sorted by leaf; each leaf is a stretch of it. */
  readonly order: Int32Array;
  /** One packed gradient a row, written before a tree is begun. */
  readonly packed: Float64Array;
  /** Bins a feature's values, one a row, float32 and NaN where missing. */
  readonly bin: (feature: number, values: Float32Array) => void;
  /** The best split of all rows; null where none gains. Begins a tree. */
  readonly searchRoot: (root: Leaf, search: Search) => Split | null;
  readonly searchChildren: (
    children: Children,
    search: Search,
  ) => { readonly left: Split | null; readonly right: Split | null };
  /** Sorts a leaf's stretch of `order` into left rows, then right rows, each in the order they had; where these start. */
  readonly partition: (leaf: Leaf, split: Split) => number;
  /** Gives threads back. */
  readonly close: () => void;
};
