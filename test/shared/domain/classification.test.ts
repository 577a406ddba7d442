import { expect, test } from 'vitest';
import {
  accuracy,
  brierScore,
  calibrationBins,
  confusionAt,
  logLoss,
  precision,
  sensitivity,
  specificity,
} from '../../../shared/domain/classification.ts';
import { wilsonInterval } from '../../../shared/domain/interval.ts';
import { createRandom } from '../../../shared/domain/random.ts';

const scores = [0.9, 0.8, 0.6, 0.4, 0.3, 0.1];
const labels = [1, 0, 1, 1, 0, 0];

test('counts the four outcomes; a score on the threshold is called positive', () => {
  const confusion = confusionAt(scores, labels, 0.6);
  expect(confusion).toEqual({ truePositives: 2, falsePositives: 1, falseNegatives: 1, trueNegatives: 2 });
  expect(sensitivity(confusion)?.value).toBeCloseTo(2 / 3, 15);
  expect(specificity(confusion)?.value).toBeCloseTo(2 / 3, 15);
  expect(precision(confusion)?.value).toBeCloseTo(2 / 3, 15);
  expect(accuracy(confusion)?.value).toBeCloseTo(4 / 6, 15);
});

test('shares of nothing are null, never a number', () => {
  const confusion = confusionAt([0.2], [0], 0.5);
  expect([sensitivity(confusion), precision(confusion), accuracy(confusionAt([], [], 0.5))]).toEqual([
    null,
    null,
    null,
  ]);
});

test('the interval of a share is Wilson’s', () => {
  // scipy 1.17.1: binomtest(k, n).proportion_ci(method='wilson')
  expect(wilsonInterval(81, 263)?.low).toBeCloseTo(0.2552885198782742, 12);
  expect(wilsonInterval(81, 263)?.high).toBeCloseTo(0.36620957698280004, 12);
  expect(wilsonInterval(0, 10)).toMatchObject({ value: 0, low: 0 });
  expect(wilsonInterval(0, 10)?.high).toBeCloseTo(0.27753279986288926, 12);
});

test('log loss and Brier score by hand', () => {
  expect(logLoss([0.8, 0.4], [1, 0])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 15);
  expect(brierScore([0.8, 0.4], [1, 0])).toBeCloseTo((0.04 + 0.16) / 2, 15);
  expect(logLoss([0], [1])).toBeLessThan(35);
});

test('honest probabilities lie within their calibration bins', () => {
  const random = createRandom(4);
  const said = Array.from({ length: 20_000 }, random.next);
  const happened = said.map((score) => (random.next() < score ? 1 : 0));
  const bins = calibrationBins(said, happened);
  expect(bins).toHaveLength(10);
  for (const bin of bins) expect(Math.abs(bin.said - bin.happened.value)).toBeLessThan(0.05);
  expect(calibrationBins([1, 0], [1, 0]).map((bin) => bin.n)).toEqual([1, 1]);
});
