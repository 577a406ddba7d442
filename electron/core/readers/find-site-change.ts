import type { ColumnChunk } from '../../../shared/column.ts';
import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { joinChunks } from '../../../shared/columns/join-chunks.ts';
import { findSiteChange } from '../../../shared/domain/site-change.ts';
import type { SiteChange } from '../../../shared/drift.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { asDays, readColumns, type WholeColumns } from './read-columns.ts';
import type { ReaderInput } from './tasks.ts';
import type { RowsOfFile } from './dataset-tasks.ts';

/**
 * Looks for one site whose readings shifted since some day of the window: the training rows before the window's first
 * day are how things were. Null where nothing is found, or where site, time or every input is missing on either side.
 * Fails as `readColumns` does.
 */
export function findSiteChangeInWindow(
  db: ReadableDb,
  { referenceVersionId, current, site, time, inputs }: ReaderInput<'drift.siteChange'>,
): Result<SiteChange | null> {
  const names = [site, time, ...inputs];
  const before = readColumns(db, referenceVersionId, names);
  if (!before.ok) return before;
  const after =
    current.kind === 'version' ? readColumns(db, current.versionId, names) : ok(columnsOfFile(current, names));
  if (!after.ok) return after;
  const joined = joinColumns(before.value, after.value);
  const [sites, times, firstDay] = [joined.get(site), joined.get(time), firstDayOf(after.value.get(time))];
  const columns = inputs.flatMap((name) => {
    const chunk = joined.get(name);
    return chunk === undefined ? [] : [{ name, chunk }];
  });
  if (sites?.kind !== 'coded' || times?.kind !== 'numeric' || firstDay === null) return ok(null);
  return ok(findSiteChange({ time: times.values, site: sites, columns, referenceUntilDay: firstDay }));
}

/** The rows of a file that is not stored. */
function columnsOfFile({ columns, chunks }: RowsOfFile, names: readonly string[]): WholeColumns {
  const whole = new Map<string, ColumnChunk>();
  for (const [index, column] of columns.entries()) {
    if (!names.includes(column.name)) continue;
    const own = chunks.filter((chunk) => chunk.column === index).toSorted((a, b) => a.ordinal - b.ordinal);
    const decoded = own.map(({ bytes }) => decodeChunk(bytes));
    whole.set(column.name, asDays(column, joinChunks(column.type, decoded)));
  }
  return whole;
}

/** Reference rows above the window's. A column that one side lacks, or holds as another kind, is left out. */
function joinColumns(before: WholeColumns, after: WholeColumns): WholeColumns {
  const joined = new Map<string, ColumnChunk>();
  for (const [name, chunk] of before) {
    const later = after.get(name);
    if (later?.kind !== chunk.kind) continue;
    joined.set(name, joinChunks(chunk.kind === 'numeric' ? 'number' : 'category', [chunk, later]));
  }
  return joined;
}

function firstDayOf(time: ColumnChunk | undefined): number | null {
  if (time?.kind !== 'numeric') return null;
  const first = time.values.reduce((least, day) => (day < least ? day : least), Infinity);
  return Number.isFinite(first) ? Math.floor(first) : null;
}
