import type { Labels, Scores } from './classification.ts';
import { type Interval, Z95 } from './interval.ts';

/**
 * How much larger the area under the ROC curve of `first` is than that of `second`, two scores of the same rows, with
 * the interval of DeLong, DeLong and Clarke-Pearson (1988), by midranks (Sun and Xu 2014). Null where a class has fewer
 * than two rows: the variance is not defined then.
 */
export function pairedAreaDifference(first: Scores, second: Scores, labels: Labels): Interval | null {
  const places = Array.from({ length: labels.length }, (_, place) => place);
  const positives = places.filter((place) => labels[place] === 1);
  const negatives = places.filter((place) => labels[place] !== 1);
  if (positives.length < 2 || negatives.length < 2) return null;
  const one = componentsOf(first, positives, negatives);
  const other = componentsOf(second, positives, negatives);
  const value = mean(one.ofPositives) - mean(other.ofPositives);
  const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((each, place) => each - (b[place] ?? 0));
  const deviation = Math.sqrt(
    variance(difference(one.ofPositives, other.ofPositives)) / positives.length +
      variance(difference(one.ofNegatives, other.ofNegatives)) / negatives.length,
  );
  return { value, low: value - Z95 * deviation, high: value + Z95 * deviation };
}

type Components = { readonly ofPositives: Float64Array; readonly ofNegatives: Float64Array };

/** Of each positive the share of negatives below it, of each negative the share of positives above; ties count half. */
function componentsOf(scores: Scores, positives: readonly number[], negatives: readonly number[]): Components {
  const among = midranks([...positives, ...negatives].map((place) => scores[place] ?? Number.NaN));
  const amongPositives = midranks(positives.map((place) => scores[place] ?? Number.NaN));
  const amongNegatives = midranks(negatives.map((place) => scores[place] ?? Number.NaN));
  const [m, n] = [positives.length, negatives.length];
  return {
    ofPositives: Float64Array.from(positives, (_, at) => ((among[at] ?? 0) - (amongPositives[at] ?? 0)) / n),
    ofNegatives: Float64Array.from(negatives, (_, at) => 1 - ((among[m + at] ?? 0) - (amongNegatives[at] ?? 0)) / m),
  };
}

/** Ranks from 1; equal values share the mean of theirs. */
function midranks(values: readonly number[]): Float64Array {
  const order = values.map((_, place) => place).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let at = start; at < end; at += 1) ranks[order[at] ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** With n − 1. */
function variance(values: Float64Array): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
