import type { ScoreCounts } from '../held-out.ts';
import type { Labels, Scores } from './classification.ts';

/** Places of a hundred. */
const PLACES = 100;
/** More sites are counted with the others only: nobody chooses a limit for each of so many. */
const MOST_SITES = 50;

/** Which site each row is of, as a place in `names`; -1 where it is not known. */
export type SiteOfRow = { readonly codes: ArrayLike<number>; readonly names: readonly string[] };

/** All rows first, then those of each site that has any, the largest first. */
export function countScores(scores: Scores, labels: Labels, sites: SiteOfRow | null): ScoreCounts[] {
  const all = emptyCounts(null);
  const bySite = (sites?.names ?? []).map(emptyCounts);
  for (let row = 0; row < scores.length; row += 1) {
    const place = placeOf(scores[row] ?? 0);
    const side = labels[row] === 1 ? 'positives' : 'negatives';
    const ofSite = bySite[sites?.codes[row] ?? -1];
    for (const counts of ofSite === undefined ? [all] : [all, ofSite])
      counts[side][place] = (counts[side][place] ?? 0) + 1;
  }
  const counted = bySite
    .filter((counts) => rowsOf(counts) > 0)
    .toSorted((a, b) => rowsOf(b) - rowsOf(a))
    .slice(0, MOST_SITES);
  return [all, ...counted];
}

/** How many rows were counted. */
export const rowsOf = ({ positives, negatives }: ScoreCounts): number => sumFrom(positives, 0) + sumFrom(negatives, 0);

/** Rows that were given at least `threshold`, which counts as the nearest whole hundredth. */
export const countFrom = (counts: readonly number[], threshold: number): number =>
  sumFrom(counts, Math.round(threshold * PLACES));

const sumFrom = (counts: readonly number[], place: number): number =>
  counts.reduce((sum, count, at) => (at < place ? sum : sum + count), 0);

const emptyCounts = (site: string | null): ScoreCounts => ({
  site,
  positives: Array.from({ length: PLACES }, () => 0),
  negatives: Array.from({ length: PLACES }, () => 0),
});

/** The last place whose limit the score reaches; the limits are compared as a decision compares them. */
function placeOf(score: number): number {
  const near = Math.min(PLACES - 1, Math.max(0, Math.floor(score * PLACES)));
  if (near + 1 < PLACES && score >= (near + 1) / PLACES) return near + 1;
  return near > 0 && score < near / PLACES ? near - 1 : near;
}
