import { describe, expect, it } from 'vitest';
import { judgeQuality } from '../../../renderer/screens/data/judge-quality.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { CategoryProfile, NumericProfile } from '../../../shared/profile.ts';

const ROWS = 100;

const category = (counts: Readonly<Record<string, number>>, missing = 0): CategoryProfile => ({
  kind: 'category',
  type: 'category',
  n: ROWS,
  missing,
  distinct: Object.keys(counts).length,
  values: Object.keys(counts),
  counts: Object.values(counts),
  other: 0,
});

const numeric = (min: number, max: number): NumericProfile => ({
  kind: 'numeric',
  type: 'number',
  n: ROWS,
  missing: 0,
  min,
  max,
  mean: (min + max) / 2,
  m2: 0,
  buckets: [],
  counts: [],
});

const keys = (distinct: number): CategoryProfile => ({ ...category({}), type: 'text', distinct });

type Given = Readonly<
  Record<string, { profile: CategoryProfile | NumericProfile; role?: 'key' | 'label'; missing?: number }>
>;

function judge(given: Given) {
  const columns = Object.entries(given).map(([name, { profile, role, missing = 0 }]) => ({
    name,
    type: profile.type,
    missing,
    ...(role ? { role } : {}),
  }));
  const profiles = Object.fromEntries(Object.entries(given).map(([name, { profile }]) => [name, profile]));
  const version = { columns, rows: ROWS } as unknown as DatasetVersion; // the rest of a version is not read
  return judgeQuality(version, { rows: ROWS, columns: profiles });
}

describe('what a profile says about a version', () => {
  it('is that all is well where it is', () => {
    const facts = judge({
      id: { profile: keys(ROWS), role: 'key' },
      weight: { profile: numeric(3, 20) },
      sick: { profile: category({ no: 60, yes: 40 }), role: 'label' },
    });
    expect(facts).toEqual([
      { kind: 'noneConstant', look: false },
      { kind: 'noneMissing', look: false },
      { kind: 'uniqueKeys', look: false, column: 'id' },
    ]);
  });

  it('names what to look at first: empty and constant columns, rare answers', () => {
    const facts = judge({
      country: { profile: category({ Uganda: ROWS }) },
      height: { profile: numeric(80, 80) },
      note: { profile: category({}, ROWS), missing: ROWS },
      sick: { profile: category({ no: 97, yes: 3 }), role: 'label' },
    });
    expect(facts.filter(({ look }) => look)).toEqual([
      { kind: 'empty', look: true, columns: ['note'] },
      { kind: 'constant', look: true, columns: ['country', 'height'] },
      { kind: 'rareAnswer', look: true, answer: 'yes', count: 3 },
    ]);
  });

  it('asks for a look at missing values from one in twenty on, the three worst columns first', () => {
    const profile = numeric(1, 2);
    const facts = judge({
      a: { profile, missing: 1 },
      b: { profile, missing: 6 },
      c: { profile, missing: 5 },
      d: { profile, missing: 2 },
    });
    expect(facts.filter(({ kind }) => kind === 'missing')).toEqual([
      { kind: 'missing', look: true, column: 'b', count: 6 },
      { kind: 'missing', look: false, column: 'c', count: 5 },
      { kind: 'missing', look: false, column: 'd', count: 2 },
    ]);
  });

  it('says nothing about keys where fewer are known to be different than there are rows', () => {
    // Merged profiles know a lower bound only.
    const facts = judge({ id: { profile: keys(98), role: 'key' } });
    expect(facts.map(({ kind }) => kind)).toEqual(['noneConstant', 'noneMissing']);
  });
});
