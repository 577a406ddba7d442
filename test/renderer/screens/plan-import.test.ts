import { describe, expect, it } from 'vitest';
import type { TablePreview } from '../../../shared/columns/import-options.ts';
import { nameOfFile, needsDateOrder, planImport, proposeRoles } from '../../../renderer/screens/data/plan-import.ts';

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

  it('proposes the key and the answer of a folder of images, and of no other table', () => {
    const none = { count: 0, examples: [] };
    const found = { images: 2, checked: 2, leaveOut: false, missing: none, unlabelled: none, broken: none };
    const images = { ...found, duplicates: none, labels: { file: 'labels.csv', column: 'picture' } };
    const columns = [
      { ...column, name: 'picture', type: 'text' },
      { ...column, name: 'plot', type: 'category' },
      { ...column, name: 'Label', type: 'category' },
    ] as const;
    const of = (some: readonly (typeof columns)[number][]) => ({ ...preview, columns: [...some], images });

    expect(proposeRoles(of(columns))).toEqual({ picture: { role: 'key' }, Label: { role: 'label' } });
    // Without such a name the only category is meant; of several, nobody can tell.
    expect(proposeRoles(of(columns.slice(0, 2)))).toMatchObject({ plot: { role: 'label' } });
    expect(proposeRoles({ ...preview, columns: [...columns] })).toEqual({});
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
