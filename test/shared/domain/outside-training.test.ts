import { expect, test } from 'vitest';
import { outsideTraining } from '../../../shared/domain/outside-training.ts';
import type { Feature } from '../../../shared/model.ts';

const features: Feature[] = [
  { name: 'age_months', type: 'integer', min: 6, max: 59 },
  { name: 'sex', type: 'category', categories: ['female', 'male'] },
  { name: 'oedema', type: 'boolean' },
];

test('names what lies outside, on which side, and the limit', () => {
  expect(outsideTraining(features, { age_months: 62, sex: 'unknown' })).toEqual([
    { column: 'age_months', reason: 'above', limit: 59 },
    { column: 'sex', reason: 'unseenCategory', limit: null },
  ]);
  expect(outsideTraining(features, { age_months: 5.9 })).toEqual([{ column: 'age_months', reason: 'below', limit: 6 }]);
  expect(outsideTraining(features, { age_months: 'old' })).toMatchObject([{ reason: 'notANumber' }]);
});

test('the limits themselves, missing values and unknown columns are not outside', () => {
  expect(outsideTraining(features, { age_months: 59, sex: 'male', oedema: 'maybe', other: 3 })).toEqual([]);
  expect(outsideTraining(features, { age_months: null, sex: '' })).toEqual([]);
});
