import type { WatchedDay } from '../../../../shared/domain/looks/plan-comparisons.ts';
import type { Profile } from '../../../../shared/profile.ts';
import { dayProfiles } from '../../store/day-profiles.ts';
import type { Context } from '../context.ts';
import { CAPTURED } from './profile-records.ts';

export type DayRange = { readonly fromDay: number; readonly untilDay: number };

/** What was captured from day to day and what a model version answered to it, by day and site, the first day first. */
export function watchedDays(
  { store, projectId }: Pick<Context, 'store' | 'projectId'>,
  modelVersionId: string,
  range: DayRange,
): readonly WatchedDay[] {
  const of = (source: string) => dayProfiles(store, projectId, { source, ...range });
  const answers = new Map(of(modelVersionId).map(({ day, site, profile }) => [`${day} ${site}`, profile]));
  return of(CAPTURED).map(({ day, site, profile }) => ({
    day,
    site,
    profile: withAnswers(profile, answers.get(`${day} ${site}`)),
  }));
}

const withAnswers = ({ rows, columns }: Profile, answers: Profile | undefined): Profile => ({
  rows,
  columns: { ...columns, ...answers?.columns },
});
