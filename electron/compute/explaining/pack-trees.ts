import { MISSING_LEFT, MISSING_RIGHT, thresholdKey } from '../../../shared/domain/order-keys.ts';
import type { PlannedSlot, TreePlan } from '../../../shared/tree-plan.ts';
import type { WeightedEnsemble } from './read-trees.ts';
import type { WeightedTree } from './weighted-tree.ts';

type PackedTrees = Pick<TreePlan, 'nodes' | 'roots' | 'depths' | 'slots' | 'trees'>;

const WORDS = 4;
const NODE_BYTES = WORDS * 4;
/** No key is greater, so that nobody leaves a leaf. */
const NEVER_RIGHT = MISSING_RIGHT;

/** An input whose missing cells go left in one branch and right in another has two slots. */
export function packTrees(ensemble: WeightedEnsemble): PackedTrees {
  const trees = ensemble.trees.toSorted((a, b) => a.score - b.score);
  const nodes = new Int32Array(trees.reduce((sum, { feature }) => sum + feature.length, 0) * WORDS);
  const values = new Float32Array(nodes.buffer);
  const slots = createSlots();
  const roots = new Int32Array(trees.length);
  let first = 0;
  trees.forEach((tree, index) => {
    roots[index] = first * NODE_BYTES;
    inPairs(tree).forEach(({ node, left }, place) => {
      const at = (first + place) * WORDS;
      const feature = tree.feature[node] ?? -1;
      const isLeaf = feature < 0;
      nodes[at] = isLeaf ? NEVER_RIGHT : thresholdKey(tree.threshold[node] ?? NaN);
      nodes[at + 1] = isLeaf ? 0 : slots.offsetOf(feature, tree.missingLeft[node] === 1 ? MISSING_LEFT : MISSING_RIGHT);
      nodes[at + 2] = (first + (isLeaf ? place : left)) * NODE_BYTES;
      values[at + 3] = tree.value[node] ?? 0;
    });
    first += tree.feature.length;
  });
  const depths = Int32Array.from(trees, ({ depth }) => depth);
  return { nodes, roots, depths, slots: slots.all, trees: countByScore(ensemble) };
}

const countByScore = ({ trees, scores }: WeightedEnsemble): readonly number[] =>
  Array.from({ length: scores }, (_, score) => trees.filter((tree) => tree.score === score).length);

type Placed = { readonly node: number; readonly left: number };

/** A tree's nodes from the root down, the two children of a branch side by side; `left` is the place of the first. */
function inPairs({ feature, left, right }: WeightedTree): readonly Placed[] {
  const placed: Placed[] = [];
  const order = [0];
  for (const node of order) {
    placed.push({ node, left: order.length });
    if ((feature[node] ?? -1) >= 0) order.push(left[node] ?? 0, right[node] ?? 0);
  }
  return placed;
}

function createSlots() {
  const all: PlannedSlot[] = [];
  const places = new Map<string, number>();
  return {
    all,
    offsetOf: (input: number, missing: number): number => {
      const name = `${input} ${missing}`;
      const known = places.get(name);
      if (known !== undefined) return known * 4;
      places.set(name, all.length);
      all.push({ input, missing });
      return (all.length - 1) * 4;
    },
  };
}
