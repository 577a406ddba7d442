import { describe, expect, it } from 'vitest';
import { nextSorting, sortRows } from '../../../renderer/ui/layout/use-sorting.ts';

const columns = [
  { key: 'name', head: '', renderCell: () => '', sortBy: (row: { name: string; auc: number }) => row.name },
  { key: 'auc', head: '', renderCell: () => '', sortBy: (row: { name: string; auc: number }) => row.auc },
];
const rows = [
  { name: 'Run 10', auc: 0.9 },
  { name: 'Run 9', auc: Number.NaN },
  { name: 'Run 11', auc: 0.8 },
];

describe('a table', () => {
  it('sorts up, then down, then as it was given', () => {
    const up = nextSorting(null, 'auc');
    const down = nextSorting(up, 'auc');
    expect([up?.direction, down?.direction, nextSorting(down, 'auc')]).toEqual(['ascending', 'descending', null]);
  });

  it('starts upwards on another column', () => {
    expect(nextSorting({ key: 'name', direction: 'descending' }, 'auc')).toEqual({
      key: 'auc',
      direction: 'ascending',
    });
  });

  it('keeps what has no number last in both directions', () => {
    const sorted = (direction: 'ascending' | 'descending') =>
      sortRows(rows, columns, { key: 'auc', direction }).map(({ auc }) => auc);
    expect(sorted('ascending')).toEqual([0.8, 0.9, Number.NaN]);
    expect(sorted('descending')).toEqual([0.9, 0.8, Number.NaN]);
  });

  it('counts numbers inside names', () => {
    const names = sortRows(rows, columns, { key: 'name', direction: 'ascending' }).map(({ name }) => name);
    expect(names).toEqual(['Run 9', 'Run 10', 'Run 11']);
  });
});
