import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confusionAt } from '../../../shared/domain/classification.ts';
import { areaInterval, areaUnderCurve, chooseThreshold, rocCurve } from '../../../shared/domain/roc.ts';

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), { minLength: 1 });

test('the area is the share of pairs in which the positive scores higher, ties counting half', () => {
  fc.assert(
    fc.property(rows, (sample) => {
      const positives = sample.filter(([, label]) => label === 1);
      const negatives = sample.filter(([, label]) => label === 0);
      const wins = positives.flatMap(([p]) => negatives.map(([n]) => (p > n ? 1 : p === n ? 0.5 : 0)));
      const area = areaUnderCurve(
        sample.map(([score]) => score),
        sample.map(([, label]) => label),
      );
      if (wins.length === 0) expect(area).toBeNull();
      else expect(area).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length, 12);
    }),
  );
});

test('the curve runs from nobody called to everybody called and never falls', () => {
  const scores = Array.from({ length: 500 }, (_, row) => ((row * 37) % 500) / 500);
  const labels = scores.map((score, row) => (score + ((row * 7) % 10) / 10 > 1 ? 1 : 0));
  const curve = rocCurve(scores, labels);
  expect(curve.length).toBeLessThanOrEqual(200);
  expect(curve[0]).toMatchObject({ falseAlarms: 0, finds: 0 });
  expect(curve.at(-1)).toMatchObject({ falseAlarms: 1, finds: 1 });
  curve.slice(1).forEach((point, index) => expect(point.finds).toBeGreaterThanOrEqual(curve[index]!.finds));
  const middle = curve[40]!;
  const confusion = confusionAt(scores, labels, middle.threshold);
  expect(confusion.truePositives / labels.filter((label) => label === 1).length).toBeCloseTo(middle.finds, 12);
  expect(rocCurve([0.1, 0.2], [1, 1])).toEqual([]);
});

test('the thinned curve tells the counts at every whole threshold of 100 exactly', () => {
  const scores = Array.from({ length: 2_000 }, (_, row) => (((row * 37) % 2_000) / 2_000) ** 3);
  const labels = scores.map((score, row) => (score + ((row * 7) % 10) / 10 > 1 ? 1 : 0));
  const curve = rocCurve(scores, labels);
  const positives = labels.filter((label) => label === 1).length;
  for (let hundredths = 1; hundredths < 100; hundredths += 1) {
    const threshold = hundredths / 100;
    const point = curve.findLast((candidate) => candidate.threshold >= threshold);
    const { truePositives, falsePositives } = confusionAt(scores, labels, threshold);
    expect(point?.finds).toBe(truePositives / positives);
    expect(point?.falseAlarms).toBe(falsePositives / (labels.length - positives));
  }
});

test('the interval of an area is that of its published standard error', () => {
  // Hanley and McNeil 1982: an area of 0.893 on 51 abnormal and 58 normal cases has a standard error of 0.032.
  const interval = areaInterval(0.893, 51, 58);
  expect(interval?.low).toBeCloseTo(0.893 - 1.96 * 0.0325, 3);
  expect(interval?.high).toBeCloseTo(0.893 + 1.96 * 0.0325, 3);
  expect(areaInterval(1, 5, 5)).toEqual({ value: 1, low: 1, high: 1 });
  expect(areaInterval(0.9, 0, 5)).toBeNull();
});

test('no other threshold costs less, whatever a miss costs', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 10 }), (sample, missCost) => {
      const scores = sample.map(([score]) => score / 20);
      const labels = sample.map(([, label]) => label);
      if (new Set(labels).size < 2) return;
      const costAt = (threshold: number): number => {
        const { falsePositives, falseNegatives } = confusionAt(scores, labels, threshold);
        return falsePositives + missCost * falseNegatives;
      };
      const chosen = costAt(chooseThreshold(scores, labels, missCost));
      for (const score of scores) expect(chosen).toBeLessThanOrEqual(costAt(score));
    }),
  );
});

test('dearer misses lower the threshold', () => {
  const scores = [0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.1];
  const labels = [1, 0, 1, 0, 0, 1, 0];
  expect(chooseThreshold(scores, labels, 10)).toBeLessThan(chooseThreshold(scores, labels, 0.5));
  expect(chooseThreshold([0.1], [1])).toBe(0.5);
});
