/** One answer's pull on the prediction, in points of 100. */
export type Contribution = { readonly label: string; readonly points: number };

/** A row of the waterfall: a bar from `from` to `to`, in points of 100. */
export type WaterfallRow = Contribution & { readonly from: number; readonly to: number };

/**
 * The strongest contributions in falling order of size, at most `most` rows; the rest is summed under `otherLabel`.
 * The bars follow one another from `base`, so that the last ends at the prediction.
 */
export function layWaterfall(
  base: number,
  contributions: readonly Contribution[],
  otherLabel: string,
  most = 5,
): readonly WaterfallRow[] {
  const sorted = contributions.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const kept = sorted.length > most ? sorted.slice(0, most - 1) : sorted;
  const rest = sorted.slice(kept.length).reduce((sum, { points }) => sum + points, 0);
  const rows = sorted.length > most ? [...kept, { label: otherLabel, points: rest }] : kept;
  let at = base;
  return rows.map((row) => {
    const from = at;
    at += row.points;
    return { ...row, from, to: at };
  });
}
