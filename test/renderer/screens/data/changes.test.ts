import { describe, expect, it } from 'vitest';
import { describeDiff } from '../../../../renderer/screens/data/changes/describe-diff.ts';
import { comparableWith, versionBefore } from '../../../../renderer/screens/data/changes/version-before.ts';
import { writeMiddle } from '../../../../renderer/screens/data/changes/write-middle.ts';
import { newerBase } from '../../../../renderer/screens/data/derive/newer-base.ts';
import type { DatasetVersion, DerivedSource } from '../../../../shared/dataset.ts';
import type { DatasetDiff } from '../../../../shared/dataset-diff.ts';

const version = (name: string, number: number, from?: string): DatasetVersion => ({
  id: `${name}@${number}`,
  name,
  version: number,
  rows: 0,
  digest: '',
  columns: [],
  source:
    from === undefined
      ? { kind: 'file', name: 'a.csv', sha256: '', sizeBytes: 0 }
      : { kind: 'derived', fromVersionId: from, fromRef: from, steps: [] },
  actorName: 'Joy',
  createdAtMs: 0,
});

const wells = [version('wells', 3), version('wells', 2), version('wells', 1)] as const;
const dry = version('dry', 1, 'wells@1');

describe('the version before', () => {
  it('is the next older one of the data set', () => {
    expect(versionBefore(wells[0], wells)?.id).toBe('wells@2');
    expect(versionBefore(wells[2], wells)).toBeUndefined();
  });

  it('is the one that a derived version was made from', () => {
    expect(versionBefore(dry, [...wells, dry])?.id).toBe('wells@1');
    expect(comparableWith(dry, [...wells, dry]).map(({ id }) => id)).toEqual(['wells@1']);
  });
});

describe('the newest version on which recorded steps can be taken again', () => {
  const source = dry.source as DerivedSource;

  it('is a later one of the base’s data set', () => {
    expect(newerBase(dry, source, [...wells, dry])?.id).toBe('wells@3');
    expect(newerBase(dry, source, [wells[2], dry])).toBeUndefined();
  });

  it('is none that was itself made by steps', () => {
    const all = [version('wells', 4, 'wells@1'), wells[2], dry];
    expect(newerBase(dry, source, all)).toBeUndefined();
  });
});

describe('the sentence about a difference', () => {
  const schema: DatasetDiff['schema'] = { added: [], removed: [], retyped: [], changed: [] };
  const rows: DatasetDiff['rows'] = {
    by: 'key',
    key: ['id'],
    added: 830,
    removed: 0,
    changed: 12,
    unchanged: 3_970,
    cellsByColumn: [],
    problems: [],
    examples: { added: [], removed: [], changed: [] },
  };
  const diff = (changed: Partial<DatasetDiff>): DatasetDiff => ({
    before: { ref: 'a@1', id: '1', rows: 0 },
    after: { ref: 'a@2', id: '2', rows: 0 },
    isSame: false,
    schema,
    rows,
    distributions: [],
    ...changed,
  });

  it('counts rows, then columns, and leaves out what did not happen', () => {
    const described = diff({
      schema: {
        ...schema,
        removed: [{ name: 'old', type: 'text' }],
        retyped: [{ name: 'age', before: 'number', after: 'integer' }],
        changed: [{ name: 'age', what: 'unit', before: null, after: 'months' }],
      },
    });
    expect(describeDiff(described)).toEqual([
      { kind: 'rowsAdded', count: 830 },
      { kind: 'rowsChanged', count: 12 },
      { kind: 'columnsRemoved', count: 1 },
      { kind: 'columnsOther', count: 1 },
    ]);
  });

  it('says nothing where only the order of rows differs', () => {
    const none: DatasetDiff['rows'] = {
      by: 'wholeRow',
      columns: ['a'],
      added: 0,
      removed: 0,
      unchanged: 9,
      examples: { added: [], removed: [] },
    };
    expect(describeDiff(diff({ rows: none }))).toEqual([]);
  });
});

describe('the middle of a column before and now', () => {
  const middle = (before: number | null, after: number | null) => [{ what: 'p50' as const, before, after }];

  it('is written as the column’s values are', () => {
    expect(writeMiddle({ type: 'number', numbers: middle(9.25, 9.5) })).toBe('9.25 → 9.5');
    expect(writeMiddle({ type: 'number', numbers: middle(9, 9) })).toBe('9');
    expect(writeMiddle({ type: 'datetime', numbers: middle(0, 86_400_000) })).toBe('1970-01-01 → 1970-01-02');
  });

  it('is a dash where there is none', () => {
    expect(writeMiddle({ type: 'category', numbers: null })).toBe('–');
    expect(writeMiddle({ type: 'number', numbers: middle(null, 2) })).toBe('–');
  });
});
