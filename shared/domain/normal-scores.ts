import { normalQuantile } from './normal-quantile.ts';

/**
 * Replaces each number by the normal quantile of its rank (van der Waerden scores), ties by their mean rank; NaN stays.
 * Whatever the distribution was, the scores are as good as standard normal, so means of a few are too.
 */
export function normalScores(values: Float64Array): Float64Array {
  const present = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
  const order = present.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const scores = new Float64Array(values.length).fill(Number.NaN);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    const score = normalQuantile((start + end) / 2 / order.length);
    for (let place = start; place < end; place += 1) scores[order[place] ?? 0] = score;
    start = end;
  }
  return scores;
}
