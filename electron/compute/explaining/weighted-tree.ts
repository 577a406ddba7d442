/**
 * A tree as explaining reads it, node 0 the root: parallel arrays as in `boosting/tree.ts`, with `share` for every node
 * but the root: the part of its parent's training rows that came to it.
 */
export type WeightedTree = {
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly missingLeft: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float32Array;
  readonly share: Float64Array;
  /** What the training rows that came to each node count as. */
  readonly rows: Float32Array;
  /** To which of a row's scores the tree adds. */
  readonly score: number;
  /** Branches on the longest way to a leaf. */
  readonly depth: number;
};

/** The mean answer over the training rows: each leaf's value times the part of the rows that came to it. */
export function meanAnswer(tree: WeightedTree, node = 0): number {
  if ((tree.feature[node] ?? -1) < 0) return tree.value[node] ?? 0;
  return [tree.left, tree.right].reduce((sum, side) => {
    const child = side[node] ?? 0;
    return sum + (tree.share[child] ?? 0) * meanAnswer(tree, child);
  }, 0);
}
