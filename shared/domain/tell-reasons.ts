import type { Contribution, Explanation } from '../explanation.ts';
import type { Output } from '../model.ts';

/** One column's pull: in points of 100 for a class, in the quantity's own unit otherwise. */
export type Reason = { readonly column: string; readonly amount: number };

/** An explanation as it is shown: `base`, all `reasons` and `rest` add up to `total`. */
export type ToldReasons = {
  readonly base: number;
  /** The strongest, the largest first. */
  readonly reasons: readonly Reason[];
  /** What all others add up to; null where there is no other. */
  readonly rest: number | null;
  readonly total: number;
  /** By how much each shown amount may be off, in 95 of 100 cases at most; null where all are exact. */
  readonly offBy: number | null;
};

/**
 * Turns log-odds into points of 100, which people can picture: each contribution counts by the mean slope of the logistic
 * curve between base and score, its Aumann–Shapley share (Aumann and Shapley 1974), so that signs, order and sum stay.
 * A quantity stays as it is. At most `most` reasons; those without any pull are left out.
 */
export function tellReasons({ unit, base, score, contributions }: Explanation, most = 4): ToldReasons {
  const shown = unit === 'quantity' ? (value: number): number => value : pointsOf;
  const perUnit = unit === 'quantity' ? 1 : meanSlope(base, score);
  const pulling = contributions.filter(({ contribution }) => contribution !== 0);
  // One more than that would be summed alone: then it is shown as itself.
  const kept = pulling.slice(0, pulling.length === most + 1 ? most + 1 : most);
  const rest = pulling.slice(kept.length);
  return {
    base: shown(base),
    reasons: kept.map(({ column, contribution }) => ({ column, amount: contribution * perUnit })),
    rest: rest.length === 0 ? null : rest.reduce((sum, { contribution }) => sum + contribution * perUnit, 0),
    total: shown(score),
    offBy: errorOf(kept, perUnit),
  };
}

/** Standard errors on either side that hold the truth in 95 of 100 cases. */
const ERRORS_OF_95 = 1.96;

function errorOf(kept: readonly Contribution[], perUnit: number): number | null {
  const errors = kept.flatMap(({ error }) => (error === undefined ? [] : [error * perUnit * ERRORS_OF_95]));
  return errors.length === 0 ? null : Math.max(...errors);
}

const pointsOf = (logOdds: number): number => 100 / (1 + Math.exp(-logOdds));

/** Points of 100 for each unit of log-odds. */
function meanSlope(from: number, to: number): number {
  const share = pointsOf((from + to) / 2) / 100;
  return Math.abs(to - from) < 1e-6 ? 100 * share * (1 - share) : (pointsOf(to) - pointsOf(from)) / (to - from);
}

/** A second reason is named when it pulls at least half as much as the first. */
const NEARLY_AS_STRONG = 0.5;

/**
 * The one or two columns of which "mainly because" may be said: those that pull most towards what was answered. Empty
 * where nothing pulls that way, since then the answer is what is usual.
 */
export function mainReasons(
  { of, base, score, contributions }: Explanation,
  { prediction }: Output,
): readonly string[] {
  const isTowards = of === null ? score > base : String(prediction) === of;
  const pull = (contribution: number): number => (isTowards ? contribution : -contribution);
  const towards = contributions.filter(({ contribution }) => pull(contribution) > 0).slice(0, 2);
  const strongest = pull(towards[0]?.contribution ?? 0);
  return towards
    .filter(({ contribution }) => pull(contribution) >= NEARLY_AS_STRONG * strongest)
    .map(({ column }) => column);
}
