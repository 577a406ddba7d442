import type { Ensemble, Tree } from '../../boosting/tree.ts';
import type { FeatureColumn } from '../training-data.ts';

/** By node, what a branch counts for; 0 for leaves. */
type Worth = (tree: Tree) => Float64Array;

/** What each column's branches count for, as shares of all, largest first; all 0 where no tree splits. */
export function measureImportance(
  { trees }: Ensemble,
  features: readonly FeatureColumn[],
  worthOf: Worth,
): { column: string; share: number }[] {
  const sums = new Float64Array(features.length);
  for (const tree of trees) {
    const worth = worthOf(tree);
    tree.feature.forEach((feature, node) => {
      if (feature >= 0) sums[feature] = (sums[feature] as number) + (worth[node] as number); // a tree's features are these
    });
  }
  const total = sums.reduce((sum, worth) => sum + worth, 0);
  return features
    .map(({ column }, index) => ({ column: column.name, share: total > 0 ? (sums[index] ?? 0) / total : 0 }))
    .toSorted((a, b) => b.share - a.share);
}

/** By how much each branch lowered the loss. */
export const gainsOf: Worth = ({ gain }) => gain;

/**
 * How far each branch drives its rows' scores apart: rows left times rows right by rows, times the square of the
 * difference of the mean answers (Friedman 2001, formula 35). For trees that were read from a file, which keeps no gains,
 * and for those beside them.
 */
export function spreadsOf({ feature, left, right, value, rows }: Tree): Float64Array {
  const means = Float64Array.from(value);
  const spreads = new Float64Array(feature.length);
  for (let node = feature.length - 1; node >= 0; node -= 1) {
    if ((feature[node] as number) < 0) continue; // one a node, here and below; children stand after their parent
    const [one, other] = [left[node] as number, right[node] as number];
    const [few, more] = [rows[one] as number, rows[other] as number];
    const together = few + more;
    if (together === 0) continue;
    const apart = (means[one] as number) - (means[other] as number);
    spreads[node] = ((few * more) / together) * apart ** 2;
    means[node] = (few * (means[one] as number) + more * (means[other] as number)) / together;
  }
  return spreads;
}
