import { describe, expect, it } from 'vitest';
import type { TablePreview } from '../../../shared/columns/import-options.ts';
import { nameOfFile, needsDateOrder, planImport } from '../../../renderer/screens/data/plan-import.ts';

const column = { values: 2, missing: 0, distinct: 2, examples: ['a', 'b'], ambiguousDate: false };
const preview: TablePreview = {
  format: 'csv',
  delimiter: ';',
  decimal: ',',
  header: true,
  sizeBytes: 40,
  sampledRows: 2,
  complete: true,
  columns: [
    { ...column, name: 'weight', type: 'number' },
    { ...column, name: 'visit', type: 'text', ambiguousDate: true },
  ],
  rows: [],
};

describe('the plan of an import', () => {
  it('fixes only the columns that the person changed', () => {
    const changes = { visit: { type: 'date', dateOrder: 'dayFirst' }, weight: { role: 'input' } } as const;
    const plan = planImport('/a/b.csv', 'screening', preview, changes, true);
    expect(plan.options).toEqual({
      delimiter: ';',
      decimal: ',',
      header: true,
      columns: [{ name: 'visit', type: 'date', dateOrder: 'dayFirst' }],
    });
    expect(plan.roles).toEqual({ weight: 'input' });
    expect(plan.append).toBe(true);
  });

  it('asks for the order of dates where nothing decides it', () => {
    const visit = preview.columns[1]!;
    expect(needsDateOrder(visit, { type: 'date' })).toBe(true);
    expect(needsDateOrder(visit, { type: 'date', dateOrder: 'dayFirst' })).toBe(false);
    expect(needsDateOrder(visit, {})).toBe(false);
  });

  it.each([
    ['/home/joy/screening.2026.csv', 'screening.2026'],
    ['C:\\data\\november.csv', 'november'],
    ['plain', 'plain'],
  ])('names %s after its file', (path, name) => {
    expect(nameOfFile(path)).toBe(name);
  });
});
