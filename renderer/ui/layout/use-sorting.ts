import { useMemo, useState } from 'react';
import type { TableColumn } from './table.tsx';

export type Sorting = { readonly key: string; readonly direction: 'ascending' | 'descending' };

/** First click ascending, second descending, third as given. */
export function useSorting<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const toggle = (key: string) => setSorting((before) => nextSorting(before, key));
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  return { rows: sorted, sorting, toggle };
}

export function nextSorting(before: Sorting | null, key: string): Sorting | null {
  if (before?.key !== key) return { key, direction: 'ascending' };
  return before.direction === 'ascending' ? { key, direction: 'descending' } : null;
}

/** Stable; numbers by size with NaN last either way, texts as the locale orders them. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = columns.find(({ key }) => key === sorting?.key)?.sortBy;
  if (sorting === null || sortBy === undefined) return rows;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => compareCells(sortBy(a), sortBy(b), sign));
}

function compareCells(a: number | string, b: number | string, sign: 1 | -1): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return sign * (a - b);
  }
  return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
}
