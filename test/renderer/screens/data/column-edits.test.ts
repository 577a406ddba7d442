import { describe, expect, it } from 'vitest';
import { readEdits, writeLimit } from '../../../../renderer/screens/data/describe/column-edits.ts';
import type { Column } from '../../../../shared/column.ts';

const columns: readonly Column[] = [
  { name: 'weight', type: 'number', unit: 'kg', min: 2, max: 30 },
  { name: 'visit', type: 'date' },
  { name: 'sex', type: 'category', categories: ['f', 'm'] },
];

describe('what a person has described otherwise', () => {
  it('is what differs, and nothing of the columns that are as they were', () => {
    const { changes, problems } = readEdits(columns, {
      weight: { unit: 'kg', max: '40' },
      sex: { categories: 'f; m' },
      visit: { role: 'input', sensitive: false },
    });
    expect(changes).toEqual([{ name: 'weight', max: 40 }]);
    expect(problems).toEqual([]);
  });

  it('takes away what is emptied', () => {
    const { changes } = readEdits(columns, { weight: { unit: ' ', min: '' }, sex: { categories: ' ;' } });
    expect(changes).toEqual([
      { name: 'weight', unit: null, min: null },
      { name: 'sex', categories: null },
    ]);
  });

  it('counts dates as the columns do', () => {
    expect(readEdits(columns, { visit: { min: '1970-01-03' } }).changes).toEqual([{ name: 'visit', min: 2 }]);
    expect(writeLimit('date', 2)).toBe('1970-01-03');
  });

  it('names the limits that cannot be meant', () => {
    const { problems } = readEdits(columns, { weight: { min: '35' }, visit: { max: 'in March' } });
    expect(problems).toEqual([
      { column: 'weight', field: 'max', why: 'order' },
      { column: 'visit', field: 'max', why: 'notAValue' },
    ]);
  });
});
