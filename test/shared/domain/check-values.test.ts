import { expect, test } from 'vitest';
import { checkValues } from '../../../shared/domain/check-values.ts';
import type { FormField } from '../../../shared/project.ts';

const age: FormField = { name: 'age', type: 'integer', min: 6, max: 59, unit: 'months' };
const weight: FormField = { name: 'weight', type: 'number', min: 2, max: 30 };
const sex: FormField = { name: 'sex', type: 'category', choices: ['female', 'male'] };
const day: FormField = { name: 'day', type: 'date' };

test.each([
  ['a value within its range', { age: 6, weight: 30, sex: 'male', day: '2026-02-28' }],
  ['values left out', { age: null, weight: '' }],
  ['a column that no field asks for', { village: 'Busiu' }],
])('lets pass %s', (_, values) => {
  expect(checkValues([age, weight, sex, day], values)).toEqual({ ok: true, value: null });
});

test.each([
  ['a decimal point that slipped', weight, 125, 12.5],
  ['grams for kilograms', weight, 7200, 7.2],
  ['a decimal comma', weight, '12,5', 12.5],
  ['a fraction of a whole number', age, 12.4, 12],
  ['a choice in other letters', sex, 'Male', 'male'],
])('refuses %s and proposes what was meant', (_, field, value, proposal) => {
  const checked = checkValues([field], { [field.name]: value });
  expect(checked).toMatchObject({
    error: {
      code: 'record.valueRefused',
      message: expect.stringContaining(`Did you mean ${proposal}?`),
      details: { column: field.name, proposal },
    },
  });
});

test.each([
  ['a whole number that no slip explains', age, 7],
  ['a day that no calendar has', day, '2026-02-30'],
  ['a number for a day', day, 20_000],
])('refuses %s without a proposal', (_, field, value) => {
  const bounded = field.name === 'age' ? { ...field, min: 8, max: 9 } : field;
  const checked = checkValues([bounded], { [field.name]: value });
  expect(checked).toMatchObject({ error: { code: 'record.valueRefused', details: { column: field.name } } });
  expect(checked.ok ? null : checked.error.details).not.toHaveProperty('proposal');
});
