import { expect, test } from 'vitest';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { openForm, setAnswer } from '../../../shared/forms/fill-form.ts';
import { formOfColumns } from '../../../shared/forms/form-of-columns.ts';
import { recordOf } from '../../../shared/forms/look-at-form.ts';
import type { Column } from '../../../shared/column.ts';
import { environment } from './sample-record.ts';

const columns: readonly Column[] = [
  { name: 'record_id', type: 'text', role: 'key' },
  { name: 'site', type: 'category', categories: ['Mbale Town', 'Busiu'] },
  { name: 'visit date', type: 'date', min: 20_454 },
  { name: 'weight_kg', type: 'number', unit: 'kg', min: 2, max: 30 },
  { name: 'Visit_date', type: 'text' },
  { name: 'needs_referral', type: 'boolean', role: 'label' },
];

test('a data set’s schema becomes a form that has no problems and asks for a row of it', () => {
  const form = formOfColumns('screening', 'Screening', columns);
  const { compiled, problems } = compileForm(form);
  expect(problems).toEqual([]);
  expect(form.items.map(({ name }) => name)).toEqual(['site', 'visit_date', 'weight_kg', 'Visit_date_2']);

  let state = openForm(compiled!, '', environment);
  for (const [name, text] of [
    ['site', 'Mbale Town'],
    ['visit_date', '2025-12-31'],
    ['weight_kg', '31'],
  ] as const) {
    state = setAnswer(state, `/data/${name}`, text, environment);
  }
  expect(recordOf(state)).toMatchObject({ site: 'Mbale Town', visit_date: '2025-12-31', weight_kg: 31 });
  expect(Object.fromEntries(state.problems)).toEqual({
    '/data/visit_date': 'constraint',
    '/data/weight_kg': 'constraint',
  });
});
