/**
 * Two-sided p-value of Fisher's exact test for the table [[a, otherA], [b, otherB]]: the chance of all tables no
 * likelier than this one, as scipy and R count. The probabilities are built from the likeliest table outwards, so
 * nothing is subtracted and small p-values keep their digits. An empty row gives 1.
 */
export function fisherTail(a: number, otherA: number, b: number, otherB: number): number {
  const weights = hypergeometricWeights(a + otherA, b + otherB, a + b);
  const seen = (weights.of[b - weights.from] ?? 0) * (1 + 1e-7);
  let sum = 0;
  let tail = 0;
  for (const weight of weights.of) {
    sum += weight;
    if (weight <= seen) tail += weight;
  }
  return Math.min(1, tail / sum);
}

/** Relative chances that `from`, `from + 1`, … of the marked ones are among the m drawn of n + m. */
function hypergeometricWeights(
  n: number,
  m: number,
  marked: number,
): { readonly from: number; readonly of: Float64Array } {
  const from = Math.max(0, marked - n);
  const to = Math.min(m, marked);
  const mode = Math.min(to, Math.max(from, Math.floor(((m + 1) * (marked + 1)) / (n + m + 2))));
  const weights = new Float64Array(to - from + 1);
  const ratio = (k: number): number => ((marked - k) * (m - k)) / ((k + 1) * (n - marked + k + 1));
  weights[mode - from] = 1;
  for (let k = mode; k < to; k += 1) weights[k + 1 - from] = (weights[k - from] as number) * ratio(k);
  for (let k = mode; k > from; k -= 1) weights[k - 1 - from] = (weights[k - from] as number) / ratio(k - 1);
  return { from, of: weights };
}
