import type { LookComparison, LookWindow } from '../../look.ts';
import type { Profile } from '../../profile.ts';
import { groupBy } from '../group-by.ts';
import { mergeAllProfiles } from '../profile-merge.ts';

/** What came of a day (since 1970-01-01) at a site, with the model's answers. */
export type WatchedDay = { readonly day: number; readonly site: string; readonly profile: Profile };

/** Two profiles to be compared, and the share of the look's level that is theirs; shares add up to 1. */
export type PlannedComparison = Pick<LookComparison, 'site' | 'against'> & {
  readonly window: LookWindow;
  readonly reference: Profile;
  readonly current: Profile;
  /** The days of the window, by site. */
  readonly bySite: ReadonlyMap<string, Profile>;
  readonly share: number;
};

/** Days that a look knows: the month that it looks at, and those before it that a site is compared with. */
export const LOOK_DAYS = 90;
const MONTH = 28;
const WEEK = 7;

/** A site with fewer rows in the window, or before it, is not looked at by itself. */
const LEAST_AT_SITE = 30;
const LEAST_IN_WINDOW = 10;

const WHOLE_SHARES = { day: 0.3, week: 0.25, month: 0.2 };
const SITE_SHARES = { week: 0.15, month: 0.1 };

/**
 * What a look compares: the days since the newest look, the week and the month as a whole with the reference, and every
 * site's week and month with its own days before. What holds too few rows is left out and its share goes to the others,
 * which depends on numbers of rows alone and so costs no level.
 */
export function planComparisons(
  reference: Profile,
  days: readonly WatchedDay[],
  { day, sinceDay }: { readonly day: number; readonly sinceDay: number },
): readonly PlannedComparison[] {
  const windows = windowsOf(day, sinceDay);
  const sites = [...groupBy(days, ({ site }) => site).values()].map((ofSite) => gatherSite(ofSite, windows));
  const planned = [...planWhole(reference, sites, windows), ...planSites(sites, windows)];
  const total = planned.reduce((sum, { share }) => sum + share, 0);
  return planned.map((comparison) => ({ ...comparison, share: comparison.share / total }));
}

type Shared = { readonly window: LookWindow; readonly share: number };

/** From the shortest to the longest. Two windows of the same days are one, with both shares. */
function windowsOf(day: number, sinceDay: number): readonly Shared[] {
  const isWeek = day - sinceDay >= WEEK;
  const window = (name: LookWindow['name'], days: number): LookWindow => ({
    name,
    fromDay: day - days + 1,
    untilDay: day,
  });
  return [
    ...(isWeek ? [] : [{ window: window('day', day - sinceDay), share: WHOLE_SHARES.day }]),
    { window: window('week', WEEK), share: WHOLE_SHARES.week + (isWeek ? WHOLE_SHARES.day : 0) },
    { window: window('month', MONTH), share: WHOLE_SHARES.month },
  ];
}

/** A site's rows in each window, and before it. */
type Period = { readonly before: Profile; readonly now: Profile };
type GatheredSite = { readonly site: string; readonly periods: readonly Period[] };

/** Windows lie within each other, so every day is merged once and the sums are merged on. */
function gatherSite(days: readonly WatchedDay[], windows: readonly Shared[]): GatheredSite {
  const starts = [...windows.map(({ window }) => window.fromDay), -Infinity];
  const segments = starts.map((from, place) =>
    mergeAllProfiles(
      days.filter(({ day }) => day >= from && day < (starts[place - 1] ?? Infinity)).map(({ profile }) => profile),
    ),
  );
  const periods = windows.map((_, place) => ({
    before: mergeAllProfiles(segments.slice(place + 1)),
    now: mergeAllProfiles(segments.slice(0, place + 1)),
  }));
  return { site: days[0]?.site ?? '', periods };
}

function planWhole(
  reference: Profile,
  sites: readonly GatheredSite[],
  windows: readonly Shared[],
): readonly PlannedComparison[] {
  return windows.flatMap(({ window, share }, place) => {
    const bySite = new Map(
      sites.flatMap(({ site, periods }) => {
        const now = periods[place]?.now;
        return now === undefined || now.rows === 0 ? [] : [[site, now] as const];
      }),
    );
    const current = mergeAllProfiles([...bySite.values()]);
    const enough = current.rows >= LEAST_IN_WINDOW;
    return enough ? [{ site: null, against: 'reference', window, reference, current, bySite, share }] : [];
  });
}

function planSites(sites: readonly GatheredSite[], windows: readonly Shared[]): readonly PlannedComparison[] {
  return windows.flatMap(({ window }, place) => {
    if (window.name === 'day') return [];
    const compared = sites.flatMap(({ site, periods }) => {
      const period = periods[place];
      const enough = period !== undefined && Math.min(period.before.rows, period.now.rows) >= LEAST_AT_SITE;
      return enough ? [{ site, reference: period.before, current: period.now }] : [];
    });
    const share = SITE_SHARES[window.name] / compared.length;
    return compared.map((one) => ({ ...one, against: 'earlier', window, bySite: new Map<string, Profile>(), share }));
  });
}
