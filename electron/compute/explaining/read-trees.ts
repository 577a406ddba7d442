import type { GraphNode } from '../onnx/read-graph.ts';
import { NotOurs } from './explainer.ts';
import { floatsOf, intOf, intsOf, textsOf } from './walk-graph.ts';
import type { WeightedTree } from './weighted-tree.ts';

export type WeightedEnsemble = {
  readonly trees: readonly WeightedTree[];
  readonly scores: number;
  readonly baseValues: Float32Array;
};

/** Every node's attributes, of all trees one after another. */
type Nodes = {
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly missingLeft: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly rows: Float32Array;
  readonly isLeaf: readonly boolean[];
};

/** Reads what `treeAttributes` wrote, over so many features. Throws `NotOurs` for whatever it would not write. */
export function readTrees(node: GraphNode, features: number): WeightedEnsemble {
  const treeIds = intsOf(node, 'nodes_treeids');
  const nodes: Nodes = {
    feature: intsOf(node, 'nodes_featureids'),
    threshold: floatsOf(node, 'nodes_values'),
    missingLeft: intsOf(node, 'nodes_missing_value_tracks_true'),
    left: intsOf(node, 'nodes_truenodeids'),
    right: intsOf(node, 'nodes_falsenodeids'),
    rows: floatsOf(node, 'nodes_hitrates'),
    isLeaf: textsOf(node, 'nodes_modes').map((mode) => (mode === 'BRANCH_LEQ' ? false : leafOrNotOurs(mode))),
  };
  const scores = intOf(node, 'n_targets');
  const baseValues = floatsOf(node, 'base_values');
  const sizes = Object.values(nodes).map(({ length }) => length);
  demand(baseValues.length === scores && scores > 0, 'another number of base values than of scores');
  demand(
    sizes.every((size) => size === treeIds.length),
    'nodes lack attributes',
  );
  const leaves = readLeaves(node, scores);
  const trees = boundsOf(treeIds).map(({ start, end }, treeId) =>
    readTree(nodes, start, end, features, leaves(treeId)),
  );
  return { trees, scores, baseValues };
}

function leafOrNotOurs(mode: string): true {
  demand(mode === 'LEAF', `a node decides by ${mode}`);
  return true;
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new NotOurs(otherwise);
}

/** Where each tree's nodes begin and end; trees must be numbered as they come. */
function boundsOf(treeIds: Int32Array): readonly { readonly start: number; readonly end: number }[] {
  const bounds: { start: number; end: number }[] = [];
  treeIds.forEach((treeId, at) => {
    if (treeId === bounds.length) bounds.push({ start: at, end: at });
    const last = bounds[treeId];
    demand(last !== undefined && treeId === bounds.length - 1, 'trees are out of order');
    if (last) last.end = at + 1;
  });
  return bounds;
}

type Leaves = { readonly score: number; readonly valueByNode: ReadonlyMap<number, number> };

/** By tree, the values of its leaves and the one score that they add to. */
function readLeaves(node: GraphNode, scores: number): (treeId: number) => Leaves {
  const [trees, nodes, targets] = ['target_treeids', 'target_nodeids', 'target_ids'].map((name) => intsOf(node, name));
  const weights = floatsOf(node, 'target_weights');
  const byTree = new Map<number, { score: number; valueByNode: Map<number, number> }>();
  weights.forEach((weight, at) => {
    const [treeId, nodeId, score] = [trees?.[at] ?? -1, nodes?.[at] ?? -1, targets?.[at] ?? -1];
    const leaves = byTree.get(treeId) ?? { score, valueByNode: new Map<number, number>() };
    byTree.set(treeId, leaves);
    demand(leaves.score === score && score >= 0 && score < scores, 'a tree adds to several scores');
    demand(!leaves.valueByNode.has(nodeId), 'a leaf has two values');
    leaves.valueByNode.set(nodeId, weight);
  });
  return (treeId) => byTree.get(treeId) ?? { score: -1, valueByNode: new Map() };
}

function readTree(nodes: Nodes, start: number, end: number, features: number, leaves: Leaves): WeightedTree {
  const of = <T extends Int32Array | Float32Array>(all: T): T => all.slice(start, end) as T; // a typed array's own kind
  const isLeaf = nodes.isLeaf.slice(start, end);
  const feature = of(nodes.feature).map((column, node) => (isLeaf[node] ? -1 : column));
  const value = Float32Array.from(isLeaf, (leaf, node) => (leaf ? (leaves.valueByNode.get(node) ?? NaN) : 0));
  demand(
    feature.every((column, node) => isLeaf[node] || (column >= 0 && column < features)),
    'a branch decides by no feature',
  );
  demand(value.every(Number.isFinite), 'a leaf has no value');
  const [left, right, rows] = [of(nodes.left), of(nodes.right), of(nodes.rows)];
  return {
    feature,
    value,
    left,
    right,
    rows,
    ...weighBranches(isLeaf, left, right, rows),
    threshold: of(nodes.threshold),
    missingLeft: Uint8Array.from(of(nodes.missingLeft)),
    score: leaves.score,
  };
}

/** Each node's share of its parent's rows. Children stand after their parent, so that no way leads back. */
function weighBranches(
  isLeaf: readonly boolean[],
  left: Int32Array,
  right: Int32Array,
  rows: Float32Array,
): Pick<WeightedTree, 'share' | 'depth'> {
  demand(
    rows.every((count) => count >= 0),
    'a node has no number of rows',
  );
  const share = new Float64Array(isLeaf.length).fill(NaN);
  const depths = new Int32Array(isLeaf.length);
  share[0] = 1;
  isLeaf.forEach((leaf, node) => {
    if (leaf) return;
    const children = [left[node] ?? -1, right[node] ?? -1];
    const together = children.reduce((sum, child) => sum + (rows[child] ?? NaN), 0);
    for (const child of children) {
      demand(child > node && Number.isNaN(share[child]), 'nodes are out of order');
      share[child] = together > 0 ? (rows[child] ?? NaN) / together : 1 / 2;
      depths[child] = (depths[node] ?? 0) + 1;
    }
  });
  demand(
    share.every((part) => part >= 0),
    'a node hangs loose',
  );
  return { share, depth: depths.reduce((most, each) => Math.max(most, each), 0) };
}
