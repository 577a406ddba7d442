import { describe, expect, it } from 'vitest';
import { columnsAfter, readDraft, type StepDraft } from '../../../../renderer/screens/data/derive/step-drafts.ts';
import type { Column } from '../../../../shared/column.ts';

const columns: readonly Column[] = [
  { name: 'site', type: 'category' },
  { name: 'weight', type: 'number' },
  { name: 'visit', type: 'date' },
];

const read = (draft: StepDraft) => readDraft(draft, columns);
const filter = (column: string, operator: '=' | '>' | 'in' | 'missing', value: string): StepDraft => ({
  kind: 'filter',
  join: 'all',
  conditions: [{ column, operator, value }],
});

describe('a condition that a person has filled in', () => {
  it.each([
    ['a category', filter('site', '=', ' Busiu '), { column: 'site', operator: '=', value: 'Busiu' }],
    ['a number', filter('weight', '>', '12.5'), { column: 'weight', operator: '>', value: 12.5 }],
    ['a date, as text', filter('visit', '>', '2026-03-01'), { column: 'visit', operator: '>', value: '2026-03-01' }],
    [
      'several values',
      filter('site', 'in', 'Busiu; Wanale;'),
      { column: 'site', operator: 'in', values: ['Busiu', 'Wanale'] },
    ],
    ['no value at all', filter('site', 'missing', 'left over'), { column: 'site', operator: 'missing' }],
  ])('says %s', (_, draft, where) => {
    expect(read(draft)).toEqual({ ok: true, step: { kind: 'filter', where } });
  });

  it('is joined with the others as was chosen', () => {
    const conditions = [
      { column: 'site', operator: '=', value: 'Busiu' },
      { column: 'weight', operator: 'missing', value: '' },
    ] as const;
    const where = [
      { column: 'site', operator: '=', value: 'Busiu' },
      { column: 'weight', operator: 'missing' },
    ];
    expect(read({ kind: 'filter', join: 'any', conditions })).toEqual({
      ok: true,
      step: { kind: 'filter', where: { any: where } },
    });
  });

  it('says what it lacks', () => {
    expect(read(filter('weight', '>', 'heavy'))).toEqual({ ok: false, lacks: 'number' });
    expect(read(filter('site', '=', '  '))).toEqual({ ok: false, lacks: 'value' });
  });
});

describe('a choice of columns', () => {
  it('keeps the order of the version and gives other names', () => {
    const draft: StepDraft = { kind: 'select', columns: ['site', 'weight'], names: { weight: 'kg', site: ' ' } };
    expect(read(draft)).toEqual({
      ok: true,
      step: { kind: 'select', columns: [{ name: 'site' }, { name: 'weight', as: 'kg' }] },
    });
    expect(columnsAfter(columns, draft).map(({ name }) => name)).toEqual(['site', 'kg']);
  });

  it('refuses two columns of one name, and none at all', () => {
    expect(read({ kind: 'select', columns: ['site', 'weight'], names: { weight: 'site' } })).toEqual({
      ok: false,
      lacks: 'sameName',
    });
    expect(read({ kind: 'select', columns: [], names: {} })).toEqual({ ok: false, lacks: 'column' });
  });
});

describe('a recoding', () => {
  const recode = (others: 'keep' | 'missing', ...values: { from: string; to: string }[]): StepDraft => ({
    kind: 'recode',
    column: 'site',
    values,
    others,
  });

  it('records the values that change, and an emptied one as missing', () => {
    const values = [
      { from: 'Busiu', to: 'Busiu' },
      { from: 'busiu', to: 'Busiu' },
      { from: '?', to: ' ' },
    ];
    expect(read(recode('keep', ...values))).toEqual({
      ok: true,
      step: {
        kind: 'recode',
        column: 'site',
        values: [
          { from: 'busiu', to: 'Busiu' },
          { from: '?', to: null },
        ],
        others: 'keep',
      },
    });
  });

  it('records the values that stay where all others become missing', () => {
    const read1 = read(recode('missing', { from: 'Busiu', to: 'Busiu' }));
    expect(read1).toMatchObject({ ok: true, step: { values: [{ from: 'Busiu', to: 'Busiu' }] } });
  });

  it('is none where every value stays', () => {
    expect(read(recode('keep', { from: 'Busiu', to: 'Busiu' }))).toEqual({ ok: false, lacks: 'nothingChanged' });
  });
});

describe('filling what is missing', () => {
  it('takes a value of the column, or learns one', () => {
    const fill = { kind: 'fill', column: 'weight' } as const;
    expect(read({ ...fill, with: 'constant', value: '4' })).toEqual({
      ok: true,
      step: { kind: 'fill', column: 'weight', with: 'constant', value: 4 },
    });
    expect(read({ ...fill, with: 'median', value: 'left over' })).toEqual({
      ok: true,
      step: { kind: 'fill', column: 'weight', with: 'median' },
    });
    expect(read({ ...fill, with: 'constant', value: 'much' })).toEqual({ ok: false, lacks: 'number' });
  });
});
