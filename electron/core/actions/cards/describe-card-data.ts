import type { ColumnRole } from '../../../../shared/column.ts';
import type { CardData } from '../../../../shared/model-card.ts';
import type { ColumnProfile } from '../../../../shared/profile.ts';
import type { Run } from '../../../../shared/run.ts';
import { resolveDataset, versionProfile } from '../../store/datasets.ts';
import type { ReadableDb } from '../../store/open-database.ts';

const DAY_MS = 86_400_000;

/** The version that a run learned from, by its profile; null where it was deleted since. */
export function describeCardData(db: ReadableDb, projectId: string, run: Run): CardData | null {
  const version = resolveDataset(db, projectId, run.datasetVersionId);
  if (version === null) return null;
  const { columns } = versionProfile(db, version.id);
  const profileOf = (role: ColumnRole): ColumnProfile | undefined =>
    columns[version.columns.find((column) => column.role === role)?.name ?? ''];
  return {
    versionId: version.id,
    ref: `${version.name}@${version.version}`,
    rows: version.rows,
    digest: version.digest,
    createdAtMs: version.createdAtMs,
    days: daysOf(profileOf('time')),
    sites: countsOf(profileOf('site')),
    answers: countsOf(columns[run.target]),
  };
}

function daysOf(profile: ColumnProfile | undefined): CardData['days'] {
  if (profile?.kind !== 'numeric' || profile.min === null || profile.max === null) return null;
  if (profile.type !== 'date' && profile.type !== 'datetime') return null;
  const unit = profile.type === 'date' ? 1 : DAY_MS;
  return { first: Math.floor(profile.min / unit), last: Math.floor(profile.max / unit) };
}

const countsOf = (profile: ColumnProfile | undefined): CardData['sites'] =>
  profile?.kind === 'category' ? profile.values.map((name, place) => ({ name, rows: profile.counts[place] ?? 0 })) : [];
