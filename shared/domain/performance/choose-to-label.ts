import type { Output } from '../../model.ts';

/** A record that nobody has answered, as a point: numbers in units that are alike, NaN where missing. */
export type Candidate = {
  readonly id: string;
  readonly point: Float64Array;
  readonly output: Output;
  /** What the model says between: of two classes the limit that decides. */
  readonly threshold: number | null;
  readonly positiveClass: string | null;
};

export type Chosen = { readonly id: string; readonly uncertain: number; readonly apart: number };

/** Candidates that are looked at: the most uncertain for each one that is asked for. */
const POOL = 10;

/**
 * The records whose truth would tell most: of the most uncertain ones (Lewis and Gale 1994) those that lie far apart, one
 * after the other, so that twenty records are not twenty times the same child (greedy k-center: Sener and Savarese 2018).
 * Quantities have no certainty, so there only distance counts.
 */
export function chooseToLabel(candidates: readonly Candidate[], limit: number): readonly Chosen[] {
  const judged = candidates
    .map((candidate) => ({ candidate, uncertain: uncertaintyOf(candidate) }))
    .toSorted((one, other) => other.uncertain - one.uncertain || (one.candidate.id < other.candidate.id ? -1 : 1))
    .slice(0, limit * POOL);
  const nearest = judged.map(() => 1);
  const chosen: Chosen[] = [];
  const left = new Set(judged.keys());
  while (chosen.length < limit && left.size > 0) {
    const place = mostTelling(left, judged, nearest);
    const picked = judged[place];
    if (picked === undefined) break;
    left.delete(place);
    chosen.push({ id: picked.candidate.id, uncertain: picked.uncertain, apart: nearest[place] ?? 1 });
    for (const other of left) {
      const distance = distanceBetween(
        picked.candidate.point,
        judged[other]?.candidate.point ?? picked.candidate.point,
      );
      nearest[other] = Math.min(nearest[other] ?? 1, distance);
    }
  }
  return chosen;
}

/** What is both uncertain and apart; half of it is certainty, so that the very doubtful is asked in any case. */
function mostTelling(
  left: ReadonlySet<number>,
  judged: readonly { readonly uncertain: number }[],
  nearest: readonly number[],
): number {
  let best = -1;
  let most = -Infinity;
  for (const place of left) {
    const worth = (judged[place]?.uncertain ?? 0) * (0.5 + 0.5 * (nearest[place] ?? 1));
    if (worth > most) [best, most] = [place, worth];
  }
  return best;
}

/** 1 at the limit of two classes, or where several are equally likely; 0 where the model is sure. 1 for quantities. */
export function uncertaintyOf({ output, threshold, positiveClass }: Omit<Candidate, 'id' | 'point'>): number {
  const { probabilities } = output;
  if (probabilities === undefined) return 1;
  const positive = positiveClass === null ? undefined : probabilities[positiveClass];
  if (positive !== undefined && threshold !== null && threshold > 0 && threshold < 1) {
    return positive < threshold ? positive / threshold : (1 - positive) / (1 - threshold);
  }
  const [first = 1, second = 0] = Object.values(probabilities).toSorted((one, other) => other - one);
  return 1 - (first - second);
}

/** Mean distance over the columns that either knows, 0 to 1; a value that only one has is as far as can be. */
function distanceBetween(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  let known = 0;
  one.forEach((value, column) => {
    const away = Math.abs(value - (other[column] ?? Number.NaN));
    if (Number.isNaN(value) && Number.isNaN(other[column] ?? Number.NaN)) return;
    known += 1;
    sum += Number.isNaN(away) ? 1 : Math.min(1, away);
  });
  return known === 0 ? 0 : sum / known;
}
