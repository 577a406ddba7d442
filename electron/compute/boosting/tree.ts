/**
 * One decision tree as parallel arrays, node 0 the root. A branch sends a row left when its float32 value is at most
 * `threshold`, or when the value is missing (NaN) and `missingLeft` is 1. A leaf has `feature` -1 and a `value`.
 */
export type Tree = {
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  /** The last bin that goes left; the same decision as `threshold`, over binned rows. */
  readonly thresholdBin: Uint8Array;
  readonly missingLeft: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float32Array;
  /** By how much a branch lowered the loss, 0 for a leaf. */
  readonly gain: Float64Array;
  /** What the training rows that came to the node count as: what an explanation weighs branches by. */
  readonly rows: Float64Array;
};

/** Trees round by round: `scoresPerRow` trees a round, one for each class (one altogether unless multi-class). */
export type Ensemble = {
  readonly trees: readonly Tree[];
  readonly scoresPerRow: number;
  /** Where every row's scores start, before any tree; float32. */
  readonly baseScores: Float32Array;
};

export type TreeBuilder = {
  readonly branch: (node: number, split: Branch) => { left: number; right: number };
  readonly setLeaf: (node: number, leaf: { readonly value: number; readonly rows: number }) => void;
  readonly finish: () => Tree;
};
export type Branch = {
  readonly feature: number;
  readonly threshold: number;
  readonly thresholdBin: number;
  readonly missingLeft: boolean;
  readonly gain: number;
  readonly rows: number;
};

/** Starts as a single leaf, node 0; each branch turns a leaf into a branch with two new leaves. */
export function createTreeBuilder(mostLeaves: number): TreeBuilder {
  const mostNodes = 2 * mostLeaves - 1;
  const tree = emptyTree(mostNodes);
  let nodes = 1;
  return {
    branch: (node, split) => {
      const [left, right] = [nodes, nodes + 1];
      nodes += 2;
      tree.feature[node] = split.feature;
      tree.threshold[node] = split.threshold;
      tree.thresholdBin[node] = split.thresholdBin;
      tree.missingLeft[node] = split.missingLeft ? 1 : 0;
      tree.gain[node] = split.gain;
      tree.rows[node] = split.rows;
      tree.left[node] = left;
      tree.right[node] = right;
      return { left, right };
    },
    setLeaf: (node, { value, rows }) => {
      tree.value[node] = value;
      tree.rows[node] = rows;
    },
    finish: () => (nodes === mostNodes ? tree : shortened(tree, nodes)),
  };
}

const emptyTree = (nodes: number): Tree => ({
  feature: new Int32Array(nodes).fill(-1),
  threshold: new Float32Array(nodes),
  thresholdBin: new Uint8Array(nodes),
  missingLeft: new Uint8Array(nodes),
  left: new Int32Array(nodes),
  right: new Int32Array(nodes),
  value: new Float32Array(nodes),
  gain: new Float64Array(nodes),
  rows: new Float64Array(nodes),
});

const shortened = (tree: Tree, nodes: number): Tree => ({
  feature: tree.feature.slice(0, nodes),
  threshold: tree.threshold.slice(0, nodes),
  thresholdBin: tree.thresholdBin.slice(0, nodes),
  missingLeft: tree.missingLeft.slice(0, nodes),
  left: tree.left.slice(0, nodes),
  right: tree.right.slice(0, nodes),
  value: tree.value.slice(0, nodes),
  gain: tree.gain.slice(0, nodes),
  rows: tree.rows.slice(0, nodes),
});
