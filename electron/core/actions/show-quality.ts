import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { QUALITY_METHOD, type QualityFinding, type QualityReport } from '../../../shared/quality.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import { annotatorDisagreement } from '../store/labels.ts';
import { storedQuality, storeQuality } from '../store/quality-reports.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * What the rows of a version look like, computed when it is first asked for and kept. How far people agreed on its rows
 * is counted anew each time, for they go on answering. Errors: `dataset.unknown`, and those of `measureQuality`.
 */
export async function showQuality(
  context: Context,
  { ref }: Parsed<'dataset.quality'>,
): Promise<Result<Output<'dataset.quality'>>> {
  const version = resolveDataset(context.store, context.projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  const stored = storedQuality(context.store, version.id);
  const report = stored === null ? await measure(context, version) : ok(stored);
  if (!report.ok) return report;
  const disagreement = annotatorDisagreement(context.store, version.id);
  if (disagreement === null) return report;
  return ok({ ...report.value, findings: [findingOf(disagreement), ...report.value.findings] });
}

async function measure(context: Context, { id, rows, columns }: DatasetVersion): Promise<Result<QualityReport>> {
  const { store, readers, signal, progress, now } = context;
  const measured = await readers.run('dataset.quality', { versionId: id }, { signal, onProgress: progress });
  if (!measured.ok) return measured;
  const findings = [...measured.value];
  const report = {
    versionId: id,
    method: QUALITY_METHOD,
    rows,
    columns: columns.length,
    findings,
    computedAtMs: now(),
  };
  store.transaction((db) => storeQuality(db, report));
  return ok(report);
}

const findingOf = (found: NonNullable<ReturnType<typeof annotatorDisagreement>>): QualityFinding => ({
  kind: 'annotatorsDisagree',
  weight: found.count === 0 ? 'fine' : 'look',
  ...found,
});
