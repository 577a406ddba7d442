import { addRecord } from '../../../../electron/core/actions/add-record.ts';
import { CAPTURED } from '../../../../electron/core/actions/monitoring/profile-records.ts';
import { type DayProfile, dayProfiles } from '../../../../electron/core/store/day-profiles.ts';
import { formatDate } from '../../../../shared/columns/cells.ts';
import { ProjectDefinition } from '../../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../../open-test-home.ts';

/** 2026-11-01, in days since 1970-01-01. */
export const FIRST_DAY = 20_758;
const MS_PER_DAY = 86_400_000;

const definition = ProjectDefinition.parse({
  columns: [
    { name: 'visit_date', type: 'date', role: 'time' },
    { name: 'site', type: 'category', role: 'site' },
    { name: 'x', type: 'number', role: 'input' },
  ],
  form: {
    sections: [
      {
        name: 'visit',
        fields: [
          { name: 'visit_date', type: 'date' },
          { name: 'site', type: 'category' },
          { name: 'x', type: 'number' },
          { name: 'note', type: 'text' },
        ],
      },
    ],
  },
});

/** A home whose clock stands where `clock.day` says. */
export function openWatchedHome(): { readonly home: TestHome; readonly clock: { day: number } } {
  const clock = { day: FIRST_DAY };
  return { clock, home: openTestHome({ definition, now: () => clock.day * MS_PER_DAY + 36_000_000 }) };
}

export type Visit = {
  readonly day?: number;
  readonly site?: string;
  readonly x: number | null;
  readonly note?: string;
};

/** Saves a visit and answers its record's id. */
export async function capture(home: TestHome, visit: Visit, subjectCode?: string): Promise<string> {
  const { day, site = 'Busiu', x, note } = visit;
  const values = {
    site,
    x,
    ...(day === undefined ? {} : { visit_date: formatDate(day) }),
    ...(note === undefined ? {} : { note }),
  };
  const coded = subjectCode === undefined ? {} : { subjectCode };
  return valueOf(await addRecord(home, { values, unmeasured: {}, predictionShown: false, ...coded })).recordId;
}

/** What the profiles of days hold of a source, by day and site. */
export const storedDays = (home: TestHome, source: string = CAPTURED): readonly DayProfile[] =>
  dayProfiles(home.store, home.projectId, { source, fromDay: 0, untilDay: 100_000 });
