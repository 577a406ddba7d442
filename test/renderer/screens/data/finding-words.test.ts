import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../../renderer/screens/data/quality/answer-of.ts';
import {
  detailOf,
  findingValues,
  type FindingWriters,
  rowsOfFinding,
} from '../../../../renderer/screens/data/quality/finding-words.ts';
import type { CategoryProfile } from '../../../../shared/profile.ts';
import type { QualityFinding } from '../../../../shared/quality.ts';

const write: FindingWriters = {
  column: (name) => name.toUpperCase(),
  columns: (names) => names.join('+'),
  count: (count) => `#${count}`,
  share: (share) => `${share * 100} %`,
  cell: (column, value) => `${column}=${value}`,
};

const leakage = (measure: 'auc' | 'r2', value: number): QualityFinding => ({
  kind: 'leakage',
  weight: 'look',
  column: 'ward',
  target: 'sick',
  reason: 'predicts',
  measure,
  value,
  checkedRows: 90,
});

const outliers: QualityFinding = {
  kind: 'outliers',
  weight: 'look',
  column: 'weight',
  count: 2,
  evidence: [{ row: 17, value: 990 }],
  median: 10,
  low: 2,
  high: 30,
};

describe('a finding in words', () => {
  it('names its column, its limits and how many', () => {
    expect(findingValues(outliers, write)).toMatchObject({
      column: 'WEIGHT',
      count: 2,
      shown: '#2',
      low: 'weight=2',
      high: 'weight=30',
    });
    expect(rowsOfFinding(outliers, write)).toEqual([{ row: 17, value: 'weight=990' }]);
  });

  it('says an AUC below one half by how well it parts the answers the other way round', () => {
    expect(findingValues(leakage('auc', 0.01), write)).toMatchObject({ value: '99 %', target: 'SICK' });
    expect(findingValues(leakage('r2', 0.01), write)).toMatchObject({ value: '1 %' });
    expect(detailOf(leakage('r2', 0.9))).toBe('predicts.r2');
  });

  it('says a range by the limits that there are', () => {
    const range = { kind: 'outsideRange' as const, weight: 'look' as const, column: 'age', count: 1, evidence: [] };
    expect(detailOf({ ...range, min: 6, max: 59 })).toBe('between');
    expect(detailOf({ ...range, min: null, max: 59 })).toBe('atMost');
    expect(findingValues({ ...range, min: null, max: 59 }, write)).not.toHaveProperty('min');
  });

  it('shows the first row of each group', () => {
    const groups = [
      { value: 'F-1', rows: [4, 9], count: 2 },
      { value: 'F-2', rows: [5, 6, 7], count: 3 },
    ];
    const finding: QualityFinding = { kind: 'duplicateKeys', weight: 'look', columns: ['id'], count: 3, groups };
    expect(rowsOfFinding(finding, write)).toEqual([
      { row: 4, value: 'F-1' },
      { row: 5, value: 'F-2' },
    ]);
  });
});

describe('the answers of a version', () => {
  const category: CategoryProfile = {
    kind: 'category',
    type: 'category',
    n: 3,
    missing: 0,
    distinct: 2,
    values: ['no', 'yes'],
    counts: [2, 1],
    other: 0,
  };
  const columns = [{ name: 'sick', type: 'category', role: 'label', missing: 0 }] as const;

  it('are those of the column used as answer', () => {
    expect(answerOf({ columns: [...columns] }, { rows: 3, columns: { sick: category } })).toBe(category);
  });

  it('are none where no column says them, or too many different ones do', () => {
    expect(answerOf({ columns: [] }, { rows: 3, columns: { sick: category } })).toBeNull();
    const many = { ...category, values: [], counts: [] };
    expect(answerOf({ columns: [...columns] }, { rows: 3, columns: { sick: many } })).toBeNull();
  });
});
