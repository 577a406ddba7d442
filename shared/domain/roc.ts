import type { Labels, Scores } from './classification.ts';
import { type Interval, Z95 } from './interval.ts';

/** Of 1: the share of negatives called positive, the share of positives found, when calling from `threshold` up. */
export type RocPoint = { readonly falseAlarms: number; readonly finds: number; readonly threshold: number };

type Step = { readonly threshold: number; readonly falsePositives: number; readonly truePositives: number };

/** One step for each different score, falling: how many of each class score at least so much. */
function stepsOf(scores: Scores, labels: Labels): Step[] {
  const order = Array.from({ length: scores.length }, (_, row) => row).sort((a, b) => at(scores, b) - at(scores, a));
  const steps: Step[] = [];
  let falsePositives = 0;
  let truePositives = 0;
  order.forEach((row, place) => {
    if (at(labels, row) === 1) truePositives += 1;
    else falsePositives += 1;
    const following = order[place + 1];
    const threshold = at(scores, row);
    if (following === undefined || at(scores, following) !== threshold) {
      steps.push({ threshold, falsePositives, truePositives });
    }
  });
  return steps;
}

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half (Hanley and McNeil
 * 1982). Null where one of the classes has no row.
 */
export function areaUnderCurve(scores: Scores, labels: Labels): number | null {
  let area = 0;
  let before: Omit<Step, 'threshold'> = { falsePositives: 0, truePositives: 0 };
  for (const step of stepsOf(scores, labels)) {
    area += ((step.falsePositives - before.falsePositives) * (step.truePositives + before.truePositives)) / 2;
    before = step;
  }
  const pairs = before.falsePositives * before.truePositives;
  return pairs === 0 ? null : area / pairs;
}

/**
 * The 95 % interval of an area under the curve that was measured on so many rows of both classes, by its standard error
 * (Hanley and McNeil 1982, equation 1 with their Q1 and Q2), cut off at 0 and 1. Null where one of the classes has no row.
 */
export function areaInterval(area: number, positives: number, negatives: number): Interval | null {
  if (positives === 0 || negatives === 0) return null;
  const twoPositives = area / (2 - area);
  const twoNegatives = (2 * area ** 2) / (1 + area);
  const variance =
    (area * (1 - area) + (positives - 1) * (twoPositives - area ** 2) + (negatives - 1) * (twoNegatives - area ** 2)) /
    (positives * negatives);
  const half = Z95 * Math.sqrt(Math.max(0, variance));
  return { value: area, low: Math.max(0, area - half), high: Math.min(1, area + half) };
}

/**
 * The ROC curve from (0, 0) to (1, 1): about `most` points spread evenly over its steps, and the one at which each
 * whole threshold of 100 works, so that a threshold's counts can be read off exactly. Empty where one of the classes has
 * no row. The first point's threshold is above every score: nobody is called positive there.
 */
export function rocCurve(scores: Scores, labels: Labels, most = 101): RocPoint[] {
  const steps = stepsOf(scores, labels);
  const totals = steps.at(-1);
  if (!totals || totals.falsePositives === 0 || totals.truePositives === 0) return [];
  const points = steps.map(({ threshold, falsePositives, truePositives }) => ({
    falseAlarms: falsePositives / totals.falsePositives,
    finds: truePositives / totals.truePositives,
    threshold,
  }));
  const above = Math.max(1, (points[0]?.threshold ?? 1) + Number.EPSILON);
  return thin([{ falseAlarms: 0, finds: 0, threshold: above }, ...points], most);
}

function thin(points: readonly RocPoint[], most: number): RocPoint[] {
  if (points.length <= most) return [...points];
  const even = Array.from({ length: most }, (_, index) => Math.round((index * (points.length - 1)) / (most - 1)));
  const kept = new Set([...even, ...wholeThresholds(points)]);
  return points.filter((_, index) => kept.has(index));
}

/** For 0.01, 0.02 … 0.99 the index of the point that is worked at: the lowest threshold not under it. */
const wholeThresholds = (points: readonly RocPoint[]): number[] =>
  Array.from({ length: 99 }, (_, index) => points.findLastIndex(({ threshold }) => threshold >= (index + 1) / 100));

/**
 * The threshold at which mistakes cost least, when a missed positive costs `missCost` needless calls. Scores at or
 * above it are called positive; it lies halfway between two observed scores, so that rounding flips no row. 0.5 where
 * one of the classes has no row.
 */
export function chooseThreshold(scores: Scores, labels: Labels, missCost = 3): number {
  const steps = stepsOf(scores, labels);
  const totals = steps.at(-1);
  if (!totals || totals.falsePositives === 0 || totals.truePositives === 0) return 0.5;
  let lowest = Infinity;
  let chosen = 0.5;
  steps.forEach((step, index) => {
    const cost = step.falsePositives + missCost * (totals.truePositives - step.truePositives);
    if (cost >= lowest) return;
    lowest = cost;
    chosen = (step.threshold + (steps[index + 1]?.threshold ?? step.threshold)) / 2;
  });
  return chosen;
}

/** In bounds by the callers' loops. */
const at = (values: ArrayLike<number>, index: number): number => values[index] as number;
