import { expect, test } from 'vitest';
import { predictionMetrics } from '../../../shared/domain/prediction-metrics.ts';

const binary = { task: 'binary' as const, classes: ['no', 'yes'], positiveClass: 'yes' };

test('counts a binary model as one does by hand', () => {
  const metrics = predictionMetrics(binary, {
    outputs: Float32Array.of(0.75, 0.25, 0.5, 0.5, 0.25, 0.75, 0.5, 0.5),
    actual: Float64Array.of(0, 1, 1, 0),
    predicted: Int32Array.of(0, 1, 1, 1),
  });

  expect(metrics).toMatchObject({ accuracy: 0.75, sensitivity: 1, specificity: 0.5, auc: 0.875 });
  expect(metrics?.['logLoss']).toBeCloseTo(-(2 * Math.log(0.75) + 2 * Math.log(0.5)) / 4, 12);
});

test('takes many classes and numbers by their own metrics', () => {
  const many = { task: 'multiclass' as const, classes: ['a', 'b', 'c'], positiveClass: null };
  const outputs = Float32Array.of(0.5, 0.25, 0.25, 0.25, 0.5, 0.25);
  const judged = { outputs, actual: Float64Array.of(0, 2), predicted: Int32Array.of(0, 1) };
  expect(predictionMetrics(many, judged)).toEqual({
    accuracy: 0.5,
    macroF1: 1 / 3,
    logLoss: expect.closeTo(-(Math.log(0.5) + Math.log(0.25)) / 2, 12) as number,
  });

  const numbers = { outputs: Float32Array.of(1, 3), actual: Float64Array.of(2, 2), predicted: new Int32Array(0) };
  expect(predictionMetrics({ task: 'regression', classes: [], positiveClass: null }, numbers)).toEqual({
    rmse: 1,
    mae: 1,
  });
});

test('is null where no row has a known truth', () => {
  const none = { outputs: new Float32Array(0), actual: new Float64Array(0), predicted: new Int32Array(0) };
  expect(predictionMetrics(binary, none)).toBeNull();
});
