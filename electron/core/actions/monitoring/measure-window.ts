import type { Column } from '../../../../shared/column.ts';
import { describeDrift } from '../../../../shared/domain/describe-drift.ts';
import { measureDrift } from '../../../../shared/domain/measure-drift.ts';
import type { DriftReport, Finding, SiteChange } from '../../../../shared/drift.ts';
import type { Profile } from '../../../../shared/profile.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { isBuried } from '../../store/deleted-versions.ts';
import { referenceProfile } from '../../store/models.ts';
import type { Context } from '../context.ts';
import { ignoredColumns, siteColumns } from './column-roles.ts';
import { type CurrentChoice, type CurrentRows, readCurrentRows } from './current-rows.ts';
import { knownColumns, refuseWithoutReference, trainingVersionId } from './known-columns.ts';

export type MeasuredWindow = {
  readonly windowId: string | null;
  readonly report: DriftReport;
  readonly finding: Finding;
  readonly reference: Profile;
  readonly current: Profile;
  readonly columns: ReadonlyMap<string, Column>;
};

/**
 * Compares what training saw with a window or a file, column by column, and looks for one site that shifted; stores
 * nothing. Fails with `model.noReference`, and as `readCurrentRows` and reading the training rows do.
 */
export async function measureWindow(
  context: Context,
  model: ModelVersion,
  choice: CurrentChoice,
): Promise<Result<MeasuredWindow>> {
  const reference = referenceProfile(context.store, model.id);
  if (reference === null) return refuseWithoutReference(model.ref);
  const current = await readCurrentRows(context, model, choice);
  if (!current.ok) return current;
  const { windowId, profile } = current.value;
  const columns = knownColumns(context, model);
  const siteChange = await changedSite(context, model, columns, current.value);
  if (!siteChange.ok) return siteChange;
  const ignore = ignoredColumns(model, columns, reference, profile);
  const report = measureDrift(reference, profile, { ignore, siteChange: siteChange.value });
  const finding = describeDrift(report, { unitOf: (name) => columns.get(name)?.unit });
  return ok({ windowId, report, finding, reference, current: profile, columns });
}

/** Null too where the training rows are not here or no more, are the window's own, or no column says site or time. */
async function changedSite(
  context: Context,
  model: ModelVersion,
  columns: ReadonlyMap<string, Column>,
  { rows }: CurrentRows,
): Promise<Result<SiteChange | null>> {
  const referenceVersionId = trainingVersionId(context, model);
  const named = siteColumns(model, columns);
  const isOwn = rows.kind === 'version' && rows.versionId === referenceVersionId;
  if (referenceVersionId === null || named === null || isOwn) return ok(null);
  const read = [referenceVersionId, ...(rows.kind === 'version' ? [rows.versionId] : [])];
  if (read.some((id) => isBuried(context.store, id))) return ok(null);
  return context.readers.run(
    'drift.siteChange',
    { referenceVersionId, current: rows, ...named },
    { signal: context.signal },
  );
}
