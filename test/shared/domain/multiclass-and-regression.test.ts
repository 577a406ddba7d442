import { expect, test } from 'vitest';
import { confusionMatrix, macroF1, matrixAccuracy, multiclassLogLoss } from '../../../shared/domain/multiclass.ts';
import { regressionMetrics } from '../../../shared/domain/regression.ts';

test('a confusion matrix has a row for each actual class', () => {
  const matrix = confusionMatrix([0, 0, 1, 2, 2], [0, 1, 1, 2, 0], 3);
  expect(matrix).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [1, 0, 1],
  ]);
  expect(matrixAccuracy(matrix)).toBe(0.6);
  expect(macroF1(matrix)).toBeCloseTo((0.5 + 2 / 3 + 2 / 3) / 3, 15);
  expect(() => confusionMatrix([3], [0], 3)).toThrow(RangeError);
});

test('log loss over classes looks at the probability of the true one', () => {
  const loss = multiclassLogLoss([0.2, 0.5, 0.3, 0.1, 0.1, 0.8], [1, 2], 3);
  expect(loss).toBeCloseTo(-(Math.log(0.5) + Math.log(0.8)) / 2, 15);
});

test('regression errors by hand', () => {
  const metrics = regressionMetrics([1, 2, 6], [1, 3, 5]);
  expect(metrics.rmse).toBeCloseTo(Math.sqrt(2 / 3), 15);
  expect(metrics.mae).toBeCloseTo(2 / 3, 15);
  expect(metrics.r2).toBeCloseTo(1 - 2 / 8, 15);
  expect(regressionMetrics([1, 2], [3, 3]).r2).toBeNull();
});
