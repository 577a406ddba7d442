import { cellAt } from '../../../../shared/columns/cells.ts';
import { encodeChunk } from '../../../../shared/columns/chunk-codec.ts';
import { joinChunks } from '../../../../shared/columns/join-chunks.ts';
import { selectRows } from '../../../../shared/columns/select-rows.ts';
import type { Cell, ColumnChunk } from '../../../../shared/column.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type VersionChunk, versionChunks, versionHead } from '../../store/version-chunks.ts';
import { groupByRows, readGroup, refuseVersion } from '../row-groups.ts';
import type { ReaderInput, ReaderOutput } from '../tasks.ts';

/** The same suite tries the same rows again. */
const SEED = 1;
/** Row ranges that are decoded at most, spread over the version. */
const MOST_GROUPS = 8;

/**
 * Rows drawn by lot, once as stored and once as records, in the order of the version; all where there are no more.
 * A column that the version lacks is missing in every record and has no chunk. Fails as `readGroup` does.
 */
export function sampleRows(db: ReadableDb, input: ReaderInput<'tests.sample'>): Result<ReaderOutput<'tests.sample'>> {
  const head = versionHead(db, input.versionId);
  if (head === null) return refuseVersion(input.versionId);
  const places = input.columns.map((name) => head.columns.findIndex((column) => column.name === name));
  const known = places.flatMap((place) => head.columns[place] ?? []);
  const groups = spread(groupByRows(versionChunks(db, head.id)));
  const parts: ColumnChunk[][] = known.map(() => []);
  for (const group of groups) {
    const drawn = drawRows(group[0]?.rows ?? 0, Math.ceil(input.count / groups.length), group[0]?.ordinal ?? 0);
    for (const [index, { name }] of known.entries()) {
      const at = head.columns.findIndex((column) => column.name === name);
      const read = readGroup(
        db,
        group.filter(({ column }) => column === at),
      );
      if (!read.ok) return read;
      parts[index]?.push(...read.value.chunks.map((chunk) => selectRows(chunk, drawn)));
    }
  }
  const columns = known.map(({ name, type }, index) => ({ name, type, chunk: joinChunks(type, parts[index] ?? []) }));
  const first = columns[0]?.chunk;
  const rows = first === undefined ? 0 : first.kind === 'numeric' ? first.values.length : first.codes.length;
  const records = Array.from(
    { length: rows },
    (_, row): Record<string, Cell> =>
      Object.fromEntries(columns.map(({ name, type, chunk }) => [name, cellAt(chunk, type, row)])),
  );
  return ok({ records, chunks: columns.map(({ chunk }) => encodeChunk(chunk)) });
}

function spread(groups: readonly (readonly VersionChunk[])[]): readonly (readonly VersionChunk[])[] {
  if (groups.length <= MOST_GROUPS) return groups;
  return Array.from(
    { length: MOST_GROUPS },
    (_, index) => groups[Math.floor((index * groups.length) / MOST_GROUPS)] ?? [],
  );
}

/** Ascending. */
function drawRows(rows: number, count: number, ordinal: number): Int32Array {
  const random = createRandom(SEED).fork(`group ${ordinal}`);
  const all = Array.from({ length: rows }, (_, row) => row);
  for (let last = rows - 1; last > 0; last -= 1) {
    const drawn = random.int(last + 1);
    [all[last], all[drawn]] = [all[drawn] ?? 0, all[last] ?? 0];
  }
  return Int32Array.from(all.slice(0, count)).sort();
}
