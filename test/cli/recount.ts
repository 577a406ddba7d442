/** Metrics by their definitions, so that what the product says can be counted again. */

export const rootMeanSquare = (errors: Float64Array): number =>
  Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);

/** NaN of an empty list. */
export const shareOf = <T>(items: readonly T[], holds: (item: T, index: number) => boolean): number =>
  items.filter(holds).length / items.length;

export function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** The area under the ROC curve by its meaning: the share of pairs with the positive one ahead, ties counted half. */
export function pairsRankedRightly(scores: Float64Array, isPositive: readonly boolean[]): number {
  const positives = [...scores].filter((_, row) => isPositive[row]);
  const negatives = [...scores].filter((_, row) => !isPositive[row]);
  const ahead = positives.map((score) =>
    negatives.reduce((sum, other) => sum + (score > other ? 1 : score === other ? 0.5 : 0), 0),
  );
  return ahead.reduce((sum, share) => sum + share, 0) / (positives.length * negatives.length);
}
