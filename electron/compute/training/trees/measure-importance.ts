import type { Ensemble } from '../../boosting/tree.ts';
import type { FeatureColumn } from '../training-data.ts';

/** Each column's share of the loss that all splits took off, largest first; all 0 where no tree splits. */
export function measureImportance(
  { trees }: Ensemble,
  features: readonly FeatureColumn[],
): { column: string; share: number }[] {
  const gains = new Float64Array(features.length);
  for (const tree of trees) {
    tree.feature.forEach((feature, node) => {
      if (feature >= 0) gains[feature] = (gains[feature] as number) + (tree.gain[node] as number); // a tree's features are these
    });
  }
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return features
    .map(({ column }, index) => ({ column: column.name, share: total > 0 ? (gains[index] ?? 0) / total : 0 }))
    .toSorted((a, b) => b.share - a.share);
}
