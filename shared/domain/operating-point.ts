import type { ScoreCounts } from '../held-out.ts';
import type { OperatingBasis, OperatingChoice, OperatingPoint } from '../operating-point.ts';
import { countFrom, rowsOf } from './count-scores.ts';

/** With fewer held-out rows a site's limit is worked out on the rows of all sites. */
export const LEAST_ROWS_OF_SITE = 30;

const HUNDREDTHS = Array.from({ length: 100 }, (_, index) => (index + 1) / 100);

/** The limits that a choice comes to on held-out rows; null where there are none to work them out on. */
export function workOutOperatingPoint(
  { basis, unsureWithin, sites }: OperatingChoice,
  scores: readonly ScoreCounts[],
): OperatingPoint | null {
  const all = scores.find(({ site }) => site === null);
  const threshold = thresholdFor(basis, all);
  const ofSites = sites.flatMap((chosen) => {
    const counts = scores.find(({ site }) => site === chosen.site);
    const isEnough = counts !== undefined && rowsOf(counts) >= LEAST_ROWS_OF_SITE;
    const worked = thresholdFor(chosen.basis, isEnough ? counts : all);
    return worked === null ? [] : [{ ...chosen, threshold: worked }];
  });
  if (threshold === null || ofSites.length < sites.length) return null;
  return { basis, threshold, unsureWithin, sites: ofSites };
}

function thresholdFor(basis: OperatingBasis, counts: ScoreCounts | undefined): number | null {
  if (basis.kind === 'limit') return basis.threshold;
  if (counts === undefined || rowsOf(counts) === 0) return null;
  return basis.kind === 'cost'
    ? cheapestThreshold(counts, basis.missCost)
    : thresholdWithin(counts, basis.perDay / basis.seenPerDay);
}

/** Where mistakes cost least; of equal ones the highest, which troubles the fewest. */
function cheapestThreshold({ positives, negatives }: ScoreCounts, missCost: number): number {
  const total = countFrom(positives, 0);
  const costAt = (threshold: number): number =>
    countFrom(negatives, threshold) + missCost * (total - countFrom(positives, threshold));
  return HUNDREDTHS.reduce((best, threshold) => (costAt(threshold) <= costAt(best) ? threshold : best));
}

/** The lowest limit that says the class looked for of no more than this share of the rows; 1 where none does. */
function thresholdWithin(counts: ScoreCounts, share: number): number {
  const most = share * rowsOf(counts);
  const saidFrom = (threshold: number): number =>
    countFrom(counts.positives, threshold) + countFrom(counts.negatives, threshold);
  return HUNDREDTHS.find((threshold) => saidFrom(threshold) <= most) ?? 1;
}

/** The limit that decides at a site, or where no site is known; null without an operating point. */
export function thresholdAt(point: OperatingPoint | null, site: string | null): number | null {
  if (point === null) return null;
  return point.sites.find((ofSite) => ofSite.site === site)?.threshold ?? point.threshold;
}

/** Whether a probability lies so near to the limit that a person decides. */
export function isUnsure(point: OperatingPoint | null, probability: number, threshold: number | null): boolean {
  if (point === null || threshold === null) return false;
  const { from, to } = unsureBand(threshold, point.unsureWithin);
  return probability >= from && probability < to;
}

/** From where on and up to where (not included) a person is asked; empty within 0. Sums of hundredths are made whole again. */
export const unsureBand = (threshold: number, within: number) => ({
  from: Math.max(0, Math.round((threshold - within) * 1e6) / 1e6),
  to: Math.round((threshold + within) * 1e6) / 1e6,
});

/** What a point would have meant on held-out rows; rows that go to a person are in no other count. */
export type OperatingPreview = {
  readonly site: string | null;
  readonly threshold: number;
  readonly rows: number;
  readonly found: number;
  readonly missed: number;
  readonly needless: number;
  readonly rightlyLeft: number;
  readonly toPerson: number;
};

/** Of all rows first (its threshold is the one of sites without their own), then of each site. */
export function previewOperatingPoint(
  point: OperatingPoint,
  scores: readonly ScoreCounts[],
): readonly OperatingPreview[] {
  const all = scores.find(({ site }) => site === null);
  if (all === undefined) return [];
  const ofSites = scores
    .filter(({ site }) => site !== null)
    .map((counts) => previewOf(counts, thresholdAt(point, counts.site) ?? point.threshold, point.unsureWithin));
  const apart = ofSites.filter(({ site }) => point.sites.some((ofSite) => ofSite.site === site));
  const asEverywhere = previewOf(withoutSites(all, scores, apart), point.threshold, point.unsureWithin);
  return [apart.reduce(addedUp, asEverywhere), ...ofSites];
}

function previewOf(counts: ScoreCounts, threshold: number, within: number): OperatingPreview {
  const { positives, negatives, site } = counts;
  const { from, to } = unsureBand(threshold, within);
  const found = countFrom(positives, to);
  const needless = countFrom(negatives, to);
  const missed = countFrom(positives, 0) - countFrom(positives, from);
  const rightlyLeft = countFrom(negatives, 0) - countFrom(negatives, from);
  const rows = rowsOf(counts);
  const toPerson = rows - found - needless - missed - rightlyLeft;
  return { site, threshold, rows, found, missed, needless, rightlyLeft, toPerson };
}

/** The rows of all that are of none of these sites. */
function withoutSites(
  all: ScoreCounts,
  scores: readonly ScoreCounts[],
  apart: readonly Pick<OperatingPreview, 'site'>[],
): ScoreCounts {
  const taken = scores.filter((counts) => apart.some(({ site }) => site === counts.site));
  const rest = (side: 'positives' | 'negatives'): number[] =>
    all[side].map((count, place) => taken.reduce((left, counts) => left - (counts[side][place] ?? 0), count));
  return { site: null, positives: rest('positives'), negatives: rest('negatives') };
}

const addedUp = (sum: OperatingPreview, one: OperatingPreview): OperatingPreview => ({
  ...sum,
  rows: sum.rows + one.rows,
  found: sum.found + one.found,
  missed: sum.missed + one.missed,
  needless: sum.needless + one.needless,
  rightlyLeft: sum.rightlyLeft + one.rightlyLeft,
  toPerson: sum.toPerson + one.toPerson,
});
