/** How far one answer moves the prediction. */
export type Pull = { readonly label: string; readonly amount: number };

/** A row of the waterfall: a bar from `from` to `to`. */
export type WaterfallRow = Pull & { readonly from: number; readonly to: number };

/** The bars follow one another from `base`, so that the last ends at the prediction. */
export function layWaterfall(base: number, pulls: readonly Pull[]): readonly WaterfallRow[] {
  let at = base;
  return pulls.map((row) => {
    const from = at;
    at += row.amount;
    return { ...row, from, to: at };
  });
}

/** Decimals that tell the strongest pull from the next: none from 10 on, else one or two. */
export function digitsFor(pulls: readonly Pull[]): number {
  const largest = pulls.reduce((most, { amount }) => Math.max(most, Math.abs(amount)), 0);
  return largest >= 10 ? 0 : largest >= 1 ? 1 : 2;
}

/**
 * Amounts as they are written: rounded so that whoever adds them to the rounded base gets the rounded total. Those whose
 * rounding lost most give way, each by one in the last decimal.
 */
export function roundToSum(base: number, amounts: readonly number[], total: number, digits: number): readonly number[] {
  const unit = 10 ** -digits;
  const unitsOf = (value: number): number => Math.round(value / unit);
  const units = amounts.map(unitsOf);
  const left = unitsOf(total) - unitsOf(base) - units.reduce((sum, value) => sum + value, 0);
  const lost = amounts.map((amount, index) => ({ index, by: (amount / unit - (units[index] ?? 0)) * Math.sign(left) }));
  const giving = lost.toSorted((a, b) => b.by - a.by).slice(0, Math.abs(left));
  const changed = new Set(giving.map(({ index }) => index));
  return units.map((value, index) => (value + (changed.has(index) ? Math.sign(left) : 0)) * unit);
}
