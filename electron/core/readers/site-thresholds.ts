import type { Column } from '../../../shared/column.ts';
import { thresholdAt } from '../../../shared/domain/operating-point.ts';
import type { OperatingPoint } from '../../../shared/operating-point.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import type { VersionChunk } from '../store/version-chunks.ts';
import { readGroup } from './row-groups.ts';

/**
 * The limit of each row of a range, where sites have their own; null where one limit decides them all. `group` is the
 * range's chunks of all columns of the version. Fails as `readGroup` does.
 */
export function siteThresholds(
  db: ReadableDb,
  point: OperatingPoint | null,
  columns: readonly Column[],
  group: readonly VersionChunk[],
): Result<Float64Array | null> {
  const place = columns.findIndex(({ role }) => role === 'site');
  if (point === null || point.sites.length === 0 || place === -1) return ok(null);
  const read = readGroup(
    db,
    group.filter(({ column }) => column === place),
  );
  if (!read.ok) return read;
  const [sites] = read.value.chunks;
  if (sites?.kind !== 'coded') return ok(null);
  const byCode = sites.dictionary.map((site) => thresholdAt(point, site) ?? point.threshold);
  return ok(Float64Array.from(sites.codes, (code) => byCode[code] ?? point.threshold));
}
