import { type Interval, wilsonInterval } from './interval.ts';

/** Truth of each row: 1 is the positive class, 0 the other. */
export type Labels = ArrayLike<number>;
/** Probability of the positive class, row by row. */
export type Scores = ArrayLike<number>;

export type Confusion = {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
};

/** Counts when a score at or above the threshold is called positive. */
export function confusionAt(scores: Scores, labels: Labels, threshold: number): Confusion {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < scores.length; row += 1) {
    const cell = (at(scores, row) >= threshold ? 2 : 0) + (at(labels, row) === 1 ? 1 : 0);
    counts[cell] = at(counts, cell) + 1;
  }
  return {
    trueNegatives: at(counts, 0),
    falseNegatives: at(counts, 1),
    falsePositives: at(counts, 2),
    truePositives: at(counts, 3),
  };
}

/** Share of positives that were found; null without positives. */
export const sensitivity = (confusion: Confusion): Interval | null =>
  wilsonInterval(confusion.truePositives, confusion.truePositives + confusion.falseNegatives);

/** Share of negatives that were left alone; null without negatives. */
export const specificity = (confusion: Confusion): Interval | null =>
  wilsonInterval(confusion.trueNegatives, confusion.trueNegatives + confusion.falsePositives);

/** Share of positive calls that were right; null without positive calls. */
export const precision = (confusion: Confusion): Interval | null =>
  wilsonInterval(confusion.truePositives, confusion.truePositives + confusion.falsePositives);

/** Share of all rows called rightly; null without rows. */
export function accuracy({ truePositives, trueNegatives, falsePositives, falseNegatives }: Confusion): Interval | null {
  const right = truePositives + trueNegatives;
  return wilsonInterval(right, right + falsePositives + falseNegatives);
}

/** Keeps the logarithm finite where a model is certain and wrong; scikit-learn clips likewise. */
const SMALLEST_PROBABILITY = 1e-15;

/** Mean negative log-likelihood, natural logarithm. NaN without rows. */
export function logLoss(scores: Scores, labels: Labels): number {
  let sum = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const said = at(labels, row) === 1 ? at(scores, row) : 1 - at(scores, row);
    sum -= Math.log(Math.max(said, SMALLEST_PROBABILITY));
  }
  return sum / scores.length;
}

/** Mean squared distance of the probability from the truth (Brier 1950). NaN without rows. */
export function brierScore(scores: Scores, labels: Labels): number {
  let sum = 0;
  for (let row = 0; row < scores.length; row += 1) sum += (at(scores, row) - at(labels, row)) ** 2;
  return sum / scores.length;
}

export type CalibrationBin = {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean probability said, and share that was positive. */
  readonly said: number;
  readonly happened: Interval;
};

/** Bins of equal width over [0, 1]; those in which no score fell are left out. */
export function calibrationBins(scores: Scores, labels: Labels, bins = 10): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ n: 0, said: 0, positives: 0 }));
  for (let row = 0; row < scores.length; row += 1) {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.floor(at(scores, row) * bins)))];
    if (!bin) continue;
    bin.n += 1;
    bin.said += at(scores, row);
    bin.positives += at(labels, row);
  }
  return sums.flatMap(({ n, said, positives }, index) => {
    const happened = wilsonInterval(positives, n);
    return happened ? [{ from: index / bins, to: (index + 1) / bins, n, said: said / n, happened }] : [];
  });
}

/** In bounds by the callers' loops. */
const at = (values: ArrayLike<number>, index: number): number => values[index] as number;
