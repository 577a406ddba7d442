import type { RunSummary } from '../../../../shared/run.ts';
import { wattHours } from '../../../../shared/training-settings.ts';

/** What a training is: it takes about as long as the product of its rows, columns, steps and fits. */
export type TrainingSize = {
  readonly algorithm: string;
  readonly rows: number;
  readonly features: number;
  readonly steps: number;
  /** Parts that are held out in turn. */
  readonly folds: number;
};

export type TrainingEstimate = {
  readonly seconds: number;
  /** Watt-hours; null where no earlier run kept its processor time, or nobody knows the watts yet. */
  readonly wattHours: number | null;
  /** From how many earlier runs. */
  readonly runs: number;
};

/**
 * How long a training may take and what energy, from earlier runs of the same algorithm: the median of their time for a
 * cell and step, and of their processor time at the `watts` that a busy processor is set to take. Null without any. A training stops by itself when nothing improves, so that it mostly takes less.
 */
export function estimateTraining(
  size: TrainingSize,
  earlier: readonly RunSummary[],
  watts: number | null,
): TrainingEstimate | null {
  const measured = earlier.flatMap((run) => {
    const work = workOf(run);
    return run.algorithm === size.algorithm && work !== null && run.outcome ? [{ work, outcome: run.outcome }] : [];
  });
  const perWork = medianOf(measured.map(({ work, outcome }) => outcome.seconds / work));
  if (perWork === null) return null;
  const work = size.rows * size.features * size.steps * fits(size.folds);
  const busy = medianOf(
    measured.flatMap(({ work: done, outcome: { spent } }) => (spent ? [spent.cpuSeconds / done] : [])),
  );
  return {
    seconds: perWork * work,
    wattHours: busy === null || watts === null ? null : wattHours(busy * work, watts),
    runs: measured.length,
  };
}

/**
 * The same of a training that goes on from what `made` came to: on the new rows as many fits and one more, whose model is
 * tested on the old ones, and one of the old rows without those. Null where the run's record does not tell enough.
 */
export function estimateGoingOn(
  made: RunSummary,
  { dataset, folds }: { readonly dataset: { readonly rows: number }; readonly folds: number },
  earlier: readonly RunSummary[],
  watts: number | null,
): TrainingEstimate | null {
  const { features, trees, epochs, iterations } = made.parameters;
  const steps = [trees, epochs, iterations].find((count) => typeof count === 'number');
  if (!Array.isArray(features) || typeof steps !== 'number' || made.outcome === null) return null;
  const size = { algorithm: made.algorithm, rows: dataset.rows, features: features.length, steps, folds: folds + 1 };
  const fresh = estimateTraining(size, earlier, watts);
  if (fresh === null) return null;
  const old = made.outcome.seconds / 2; // one of its two fits, or less
  return {
    seconds: fresh.seconds + old,
    wattHours: fresh.wattHours === null ? null : (fresh.wattHours * (fresh.seconds + old)) / fresh.seconds,
    runs: fresh.runs,
  };
}

/** Cells times steps of a finished run; null where its record does not tell them. */
function workOf({ outcome, parameters }: RunSummary): number | null {
  const { holdout, features, folds } = parameters;
  if (outcome === null || !Array.isArray(features)) return null;
  const turns = typeof folds === 'number' ? folds : 1;
  const share = turns > 1 ? 1 : typeof holdout === 'number' ? holdout : null;
  if (share === null || share === 0) return null;
  return (outcome.heldOutRows / share) * features.length * Math.max(1, outcome.iterations) * fits(turns);
}

/** One for each part held out, and one of all rows for the model that is delivered. */
const fits = (folds: number): number => folds + 1;

function medianOf(values: readonly number[]): number | null {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
