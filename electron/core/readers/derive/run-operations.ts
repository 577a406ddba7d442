import type { ColumnChunk } from '../../../../shared/column.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';
import { readGroup } from '../row-groups.ts';
import { keepRows } from './change-chunk.ts';
import type { Operation } from './plan-steps.ts';

/** The wanted columns of one range of rows after all operations, and how many of its rows are left. */
export type DerivedRows = { readonly rows: number; readonly chunks: readonly ColumnChunk[] };

/** Slots that must be read to know the wanted ones: they, and those that a filter looks at. */
export const slotsNeeded = (operations: readonly Operation[], wanted: readonly number[]): ReadonlySet<number> =>
  new Set([...wanted, ...operations.flatMap((operation) => (operation.kind === 'filter' ? operation.rows.slots : []))]);

/** Runs operations over one range of rows, given by the references of all its chunks. Fails as `readGroup` does. */
export function runOperations(
  db: ReadableDb,
  references: readonly VersionChunk[],
  operations: readonly Operation[],
  wanted: readonly number[],
): Result<DerivedRows> {
  const needed = slotsNeeded(operations, wanted);
  const read = references.filter(({ column }) => needed.has(column));
  const group = readGroup(db, read);
  if (!group.ok) return group;
  const rows = references[0]?.rows ?? 0;
  const chunks = new Map(read.map(({ column }, place) => [column, group.value.chunks[place]]));
  const chunkOf = (slot: number): ColumnChunk => {
    const chunk = chunks.get(slot);
    if (chunk === undefined) throw new RangeError(`Column ${slot} has no chunk in this range of rows.`);
    return chunk;
  };
  const keep = new Uint8Array(rows).fill(1);
  for (const operation of operations) {
    if (operation.kind === 'filter') intersect(keep, operation.rows.test(chunkOf, rows));
    else if (needed.has(operation.slot)) chunks.set(operation.slot, operation.change(chunkOf(operation.slot)));
  }
  const kept = keep.reduce((sum, one) => sum + one, 0);
  return ok({ rows: kept, chunks: wanted.map((slot) => keepRows(chunkOf(slot), keep, kept)) });
}

function intersect(keep: Uint8Array, holds: Uint8Array): void {
  for (let row = 0; row < keep.length; row++) keep[row] = (keep[row] ?? 0) & (holds[row] ?? 0);
}
