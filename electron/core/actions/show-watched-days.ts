import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Column } from '../../../shared/column.ts';
import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { describeStretch } from '../../../shared/domain/looks/describe-stretch.ts';
import type { WatchedDay } from '../../../shared/domain/looks/plan-comparisons.ts';
import { mergeAllProfiles } from '../../../shared/domain/profile-merge.ts';
import type { DriftLook } from '../../../shared/look.ts';
import type { ColumnProfile, Profile } from '../../../shared/profile.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { LookMark, WatchedColumn } from '../../../shared/watched-days.ts';
import { modelMoves } from '../store/alias-moves.ts';
import { looksSince } from '../store/drift-looks.ts';
import { modelIdByName, referenceProfile } from '../store/models.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { bringProfilesUp } from './monitoring/bring-profiles-up.ts';
import { knownColumns } from './monitoring/known-columns.ts';
import { watchedDays } from './monitoring/watched-days.ts';

/** Values of a category column that are drawn. */
const SHOWN_VALUES = 6;
const DAYS_OF = { day: 1, week: 7, month: 28 };

/**
 * What was captured day by day, week by week or in stretches of four weeks, column by column, beside what the model
 * learned from, with the looks and the changes of version on the way. Fails with `model.unknown` and `model.notATable`.
 */
export async function showWatchedDays(
  context: Context,
  { model: ref, days: count, by, site }: Parsed<'monitor.days'>,
): Promise<Result<Output<'monitor.days'>>> {
  const found = findTableModel(context.store, context.projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  await bringProfilesUp(context, model);
  const untilDay = Math.floor(context.now() / MS_PER_DAY);
  const range = { fromDay: untilDay - count + 1, untilDay };
  const days = watchedDays(context, model.id, range);
  const shown = days.filter((one) => site === undefined || one.site === site);
  const stretches = cutStretches(shown, range, DAYS_OF[by]);
  const reference = referenceProfile(context.store, model.id);
  const modelId = modelIdByName(context.store, context.projectId, model.name);
  const moves = modelId === null ? [] : modelMoves(context.store, modelId);
  return ok({
    modelRef: model.ref,
    sites: sitesOf(days),
    stretches: stretches.map(({ fromDay, untilDay: last, profile }) => ({ fromDay, untilDay: last, n: profile.rows })),
    columns: columnsOf(stretches, reference, knownColumns(context, model)),
    looks: looksSince(context.store, model.id, range.fromDay).map(markOf),
    versions: moves
      .map(({ movedAtMs, alias, ref: to, kind }) => ({ day: Math.floor(movedAtMs / MS_PER_DAY), alias, ref: to, kind }))
      .filter(({ day }) => day >= range.fromDay)
      .toReversed(),
  });
}

type CutStretch = { readonly fromDay: number; readonly untilDay: number; readonly profile: Profile };

/** Stretches of equal length up to the last day; the first one may be cut short. */
function cutStretches(
  days: readonly WatchedDay[],
  { fromDay, untilDay }: { readonly fromDay: number; readonly untilDay: number },
  length: number,
): readonly CutStretch[] {
  const count = Math.ceil((untilDay - fromDay + 1) / length);
  const placeOf = (day: number): number => count - 1 - Math.floor((untilDay - day) / length);
  const parts = Array.from({ length: count }, (): Profile[] => []);
  for (const { day, profile } of days) parts[placeOf(day)]?.push(profile);
  return parts.map((profiles, place) => {
    const last = untilDay - (count - 1 - place) * length;
    return { fromDay: Math.max(fromDay, last - length + 1), untilDay: last, profile: mergeAllProfiles(profiles) };
  });
}

function sitesOf(days: readonly WatchedDay[]): Output<'monitor.days'>['sites'] {
  const rows = new Map<string, number>();
  for (const { site, profile } of days) rows.set(site, (rows.get(site) ?? 0) + profile.rows);
  return [...rows].map(([site, n]) => ({ site, n })).toSorted((one, other) => other.n - one.n);
}

function columnsOf(
  stretches: readonly CutStretch[],
  reference: Profile | null,
  known: ReadonlyMap<string, Column>,
): WatchedColumn[] {
  const all = mergeAllProfiles(stretches.map(({ profile }) => profile));
  return Object.entries(all.columns).map(([name, profile]) => {
    const values = profile.kind === 'category' ? profile.values.slice(0, SHOWN_VALUES) : [];
    const before = reference?.columns[name];
    const describe = (one: ColumnProfile | undefined) => describeStretch(one, before, values);
    return {
      name,
      type: profile.type,
      unit: known.get(name)?.unit ?? null,
      values,
      reference: before === undefined ? null : describe(before),
      stretches: stretches.map((stretch) => describe(stretch.profile.columns[name])),
    };
  });
}

const markOf = ({ day, drift, comparisons }: DriftLook): LookMark => ({
  day,
  drift,
  changed: comparisons.flatMap(({ changed, site, fromDay }) =>
    changed.map(({ name }) => ({ column: name, site, fromDay })),
  ),
});
