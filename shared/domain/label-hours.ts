import type { LabelPace } from '../learning-curve.ts';

/** A longer pause is one, and no label. */
export const LONGEST_LABEL_MS = 600_000;
/** Fewer say little about the next thousand. */
const LEAST_MEASURED = 20;
/** Where nothing was measured: to read a short record and answer. */
const ASSUMED_SECONDS = 30;

/** The median time between two answers of one person, given in milliseconds; an assumption where there are too few. */
export function labelPace(gapsMs: readonly number[]): LabelPace {
  if (gapsMs.length < LEAST_MEASURED) return { secondsPerLabel: ASSUMED_SECONDS, measuredOn: 0 };
  const sorted = gapsMs.toSorted((one, other) => one - other);
  const [low = 0, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { secondsPerLabel: (low + high) / 2_000, measuredOn: sorted.length };
}

export const hoursOfLabels = ({ secondsPerLabel }: LabelPace, labels: number): number =>
  (labels * secondsPerLabel) / 3_600;
