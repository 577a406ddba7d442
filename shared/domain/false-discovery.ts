/**
 * Adjusted p-values of Benjamini and Hochberg (1995): calling those at or below q keeps the expected share of false
 * discoveries at q, and, when nothing changed at all, the chance of any false alarm too.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((pValue, index) => ({ pValue, index })).toSorted((a, b) => b.pValue - a.pValue);
  const adjusted = pValues.slice();
  let least = 1;
  order.forEach(({ pValue, index }, place) => {
    least = Math.min(least, (pValue * pValues.length) / (pValues.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}
