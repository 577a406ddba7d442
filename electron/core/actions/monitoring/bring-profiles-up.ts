import { groupBy } from '../../../../shared/domain/group-by.ts';
import { mergeTableProfiles } from '../../../../shared/domain/profile-merge.ts';
import type { Profile } from '../../../../shared/profile.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import {
  type DayAndSite,
  markProfiled,
  profiledColumns,
  profileOtherColumns,
  profilesOfDay,
  type ProfiledRecord,
  putDayProfiles,
  recordsOfDay,
  recordsToProfile,
} from '../../store/day-profiles.ts';
import { resolveModel } from '../../store/models.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';
import { monitoredColumns } from './monitored-columns.ts';
import { dayAndSiteOf, type ProfilePlan, profileRecords } from './profile-records.ts';

/** Records of one transaction: about 20 ms. */
const STEP = 250;

type Keeping = Pick<Context, 'store' | 'projectId' | 'signal'>;

/**
 * Brings the profiles of days up to what was captured, corrected and answered since. New records are added to what is
 * there; a day and site of which a record changed is profiled anew, and no other row is read. Stops early where it is
 * cancelled: what is left is done the next time.
 */
export async function bringProfilesUp(context: Keeping, model: ModelVersion | null): Promise<void> {
  const { store, projectId, signal } = context;
  const plan = planFor(context, model);
  for (let left = true; left && !signal.aborted; ) {
    left = store.transaction((db) => profileSome(db, projectId, plan));
    await new Promise(setImmediate); // lets others have their turn, and a cancel in
  }
}

function planFor({ store, projectId }: Keeping, model: ModelVersion | null): ProfilePlan {
  const { definition } = requireProject(store, projectId);
  const known = profiledColumns(store, projectId);
  const inModel = model?.spec.features ?? [];
  const before = known.filter(({ name }) => inModel.every((feature) => feature.name !== name));
  const columns = monitoredColumns(definition, [...before, ...inModel]);
  if (JSON.stringify(columns) !== JSON.stringify(known)) {
    store.transaction((db) => profileOtherColumns(db, projectId, columns));
  }
  return { columns, specOf: (id) => resolveModel(store, projectId, id)?.spec ?? null };
}

/** Answers whether there may be more. */
function profileSome(db: WritableDb, projectId: string, plan: ProfilePlan): boolean {
  const records = recordsToProfile(db, projectId, STEP);
  const fresh = groupBy(
    records.filter(({ counted }) => counted === null),
    (record) => keyOf(dayAndSiteOf(plan, record)),
  );
  const changed = new Set(
    records.flatMap((record) =>
      record.counted === null ? [] : [keyOf(record.counted), keyOf(dayAndSiteOf(plan, record))],
    ),
  );
  for (const record of records) markProfiled(db, projectId, record.id, dayAndSiteOf(plan, record));
  for (const [key, added] of fresh) if (!changed.has(key)) addTo(db, projectId, plan, placeOf(key), added);
  for (const key of changed) makeAnew(db, projectId, plan, placeOf(key));
  return records.length === STEP;
}

const keyOf = ({ day, site }: DayAndSite): string => `${day} ${site}`;

function placeOf(key: string): DayAndSite {
  const [day = ''] = key.split(' ');
  return { day: Number(day), site: key.slice(day.length + 1) };
}

function addTo(
  db: WritableDb,
  projectId: string,
  plan: ProfilePlan,
  place: DayAndSite,
  added: readonly ProfiledRecord[],
): void {
  const bySource = new Map<string, Profile>(profilesOfDay(db, projectId, place));
  for (const [source, profile] of profileRecords(plan, added)) {
    const there = bySource.get(source);
    bySource.set(source, there === undefined ? profile : mergeTableProfiles(there, profile));
  }
  putDayProfiles(db, projectId, place, bySource);
}

function makeAnew(db: WritableDb, projectId: string, plan: ProfilePlan, place: DayAndSite): void {
  const records = recordsOfDay(db, projectId, place);
  putDayProfiles(db, projectId, place, records.length === 0 ? new Map() : profileRecords(plan, records));
}
