import type { DatasetDiff } from '../../../../shared/dataset-diff.ts';

/** One thing that changed, counted; the catalogue says it. */
export type ChangePart = {
  readonly kind: 'rowsAdded' | 'rowsRemoved' | 'rowsChanged' | 'columnsAdded' | 'columnsRemoved' | 'columnsOther';
  readonly count: number;
};

/** What changed, rows before columns; nothing where both versions are the same or only the order of rows differs. */
export function describeDiff({ rows, schema }: DatasetDiff): readonly ChangePart[] {
  const described = new Set([...schema.retyped, ...schema.changed].map(({ name }) => name));
  const parts: readonly ChangePart[] = [
    { kind: 'rowsAdded', count: rows.added },
    { kind: 'rowsRemoved', count: rows.removed },
    { kind: 'rowsChanged', count: rows.by === 'key' ? rows.changed : 0 },
    { kind: 'columnsAdded', count: schema.added.length },
    { kind: 'columnsRemoved', count: schema.removed.length },
    { kind: 'columnsOther', count: described.size },
  ];
  return parts.filter(({ count }) => count > 0);
}
