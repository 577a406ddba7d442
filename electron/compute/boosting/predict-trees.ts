import type { Breather } from '../breather.ts';
import { type BinnedRows, MISSING_BIN } from './bin-features.ts';
import type { Ensemble, Tree } from './tree.ts';

/**
 * Raw scores (log-odds or standardised numbers), row-major rows × scoresPerRow. Sums in float32 and tree by tree, as
 * ONNX Runtime does, so that the two agree to the last bits. `columns` are float32 and NaN where missing.
 */
export async function predictScores(
  { trees, scoresPerRow, baseScores }: Ensemble,
  columns: readonly Float32Array[],
  breather: Breather,
): Promise<Float32Array> {
  const rows = columns[0]?.length ?? 0;
  const scores = new Float32Array(rows * scoresPerRow);
  for (const [index, tree] of trees.entries()) {
    const target = index % scoresPerRow;
    for (let row = 0, at = target; row < rows; row += 1, at += scoresPerRow) {
      scores[at] = (scores[at] as number) + leafValue(tree, columns, row); // stored as float32
    }
    if (breather.isDue()) await breather.breathe();
  }
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = (scores[at] as number) + (baseScores[at % scoresPerRow] as number); // in range
  }
  return scores;
}

function leafValue(tree: Tree, columns: readonly Float32Array[], row: number): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] as number; // children are nodes of the tree
    if (feature < 0) return tree.value[node] as number;
    const value = (columns[feature] as Float32Array)[row] as number; // a tree's features are its columns
    const goesLeft = value <= (tree.threshold[node] as number) || (value !== value && tree.missingLeft[node] === 1);
    node = (goesLeft ? tree.left[node] : tree.right[node]) as number;
  }
}

/** Adds a tree's answers to `scores[offset + row]`, deciding by bins. */
export function addTree(tree: Tree, { bins, rows, features }: BinnedRows, scores: Float64Array, offset: number): void {
  for (let row = 0; row < rows; row += 1) {
    let node = 0;
    let feature = tree.feature[0] as number; // a tree has a root
    while (feature >= 0) {
      const bin = bins[row * features + feature] as number;
      const goesLeft =
        bin <= (tree.thresholdBin[node] as number) || (bin === MISSING_BIN && tree.missingLeft[node] === 1);
      node = (goesLeft ? tree.left[node] : tree.right[node]) as number; // children are nodes of the tree
      feature = tree.feature[node] as number;
    }
    scores[offset + row] = (scores[offset + row] as number) + (tree.value[node] as number); // in range
  }
}
