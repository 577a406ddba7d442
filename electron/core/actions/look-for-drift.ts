import type { Output, Parsed } from '../../../shared/calls.ts';
import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { describeLook } from '../../../shared/domain/looks/describe-look.ts';
import { LOOK_DAYS } from '../../../shared/domain/looks/plan-comparisons.ts';
import { spendLevel } from '../../../shared/domain/looks/spend-level.ts';
import { takeLook } from '../../../shared/domain/looks/take-look.ts';
import type { DriftLook } from '../../../shared/look.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { insertLook, newestLook } from '../store/drift-looks.ts';
import { referenceProfile } from '../store/models.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { bringProfilesUp } from './monitoring/bring-profiles-up.ts';
import { ignoredColumns } from './monitoring/column-roles.ts';
import { knownColumns, refuseWithoutReference } from './monitoring/known-columns.ts';
import { raiseAlert } from './monitoring/raise-alert.ts';
import { watchedDays } from './monitoring/watched-days.ts';

/**
 * Looks whether what was captured lately is still what the model learned from, and whether a site or the model's
 * confidence is still as it was. Drift raises an alert. One look a day: looking again answers the same look and spends
 * nothing. Fails with
 * `model.unknown`, `model.notATable` and `model.noReference`.
 */
export async function lookForDrift(
  context: Context,
  { model: ref }: Parsed<'monitor.look'>,
): Promise<Result<Output<'monitor.look'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const reference = referenceProfile(store, model.id);
  if (reference === null) return refuseWithoutReference(model.ref);
  await bringProfilesUp(context, model);
  const day = Math.floor(context.now() / MS_PER_DAY);
  const newest = newestLook(store, model.id);
  const spent = spendLevel(newest, day);
  const answer = (state: Output<'monitor.look'>['state'], look: DriftLook | null) =>
    ok({ modelRef: model.ref, state, look, finding: look && describeLook(look, unitsOf(context, model)) });
  if (spent === null) return answer(newest !== null && day < newest.day ? 'clockBehind' : 'alreadyLooked', newest);
  const sinceDay = newest?.day ?? day - 1;
  const comparisons = compareDays(context, model, reference, { day, sinceDay, level: spent.level });
  if (comparisons.length === 0) return answer('tooFew', newest);
  const drift = comparisons.some(({ changed }) => changed.length > 0);
  const look: DriftLook = { id: context.newId(), day, ...spent, drift, comparisons, lookedAtMs: context.now() };
  store.transaction((db) => {
    insertLook(db, { projectId, modelVersionId: model.id, look });
    if (drift) {
      const finding = describeLook(look, unitsOf(context, model));
      raiseAlert(db, context, { modelVersionId: model.id, windowId: null }, finding);
    }
  });
  return answer('new', look);
}

type Looking = { readonly day: number; readonly sinceDay: number; readonly level: number };

function compareDays(
  context: Context,
  model: ModelVersion,
  reference: Profile,
  looking: Looking,
): DriftLook['comparisons'] {
  const { day } = looking;
  const days = watchedDays(context, model.id, { fromDay: day - LOOK_DAYS + 1, untilDay: day });
  const columns = knownColumns(context, model);
  const seen: Profile = { rows: 0, columns: Object.assign({}, ...days.map(({ profile }) => profile.columns)) };
  const withReference = ignoredColumns(model, columns, reference, seen);
  const withEarlier = withReference.filter((name) => name !== 'confidence');
  return [...takeLook({ reference, days, ...looking, ignore: { reference: withReference, earlier: withEarlier } })];
}

const unitsOf = (context: Context, model: ModelVersion) => {
  const columns = knownColumns(context, model);
  return { unitOf: (name: string) => columns.get(name)?.unit };
};
