import { expect, test } from 'vitest';
import { applyThreshold } from '../../../shared/domain/apply-threshold.ts';

const spec = { task: 'binary' as const, classes: ['no', 'yes'], positiveClass: 'yes' };
const output = { prediction: 'no', probabilities: { no: 0.7, yes: 0.3 } };

test.each([
  [0.2, 'yes'],
  [0.3, 'yes'],
  [0.31, 'no'],
  [null, 'no'],
])('at threshold %s the answer is %s', (threshold, prediction) => {
  expect(applyThreshold(spec, output, threshold)).toEqual({ ...output, prediction });
});

test('leaves many classes and numbers as they are', () => {
  const many = { task: 'multiclass' as const, classes: ['a', 'b', 'c'], positiveClass: null };
  const likeliest = { prediction: 'c', probabilities: { a: 0.3, b: 0.3, c: 0.4 } };

  expect(applyThreshold(many, likeliest, 0.9)).toEqual(likeliest);
  expect(applyThreshold({ task: 'regression', classes: [], positiveClass: null }, { prediction: 2.5 }, 0.9)).toEqual({
    prediction: 2.5,
  });
});
