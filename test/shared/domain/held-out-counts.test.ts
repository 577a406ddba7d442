import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confusionAt } from '../../../shared/domain/classification.ts';
import { countResiduals } from '../../../shared/domain/count-residuals.ts';
import { countFrom, countScores, rowsOf } from '../../../shared/domain/count-scores.ts';

const scored = fc.array(fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), label: fc.constantFrom(0, 1) }));

test('counts from a whole hundredth on are those of the threshold itself, whatever the scores', () => {
  fc.assert(
    fc.property(scored, fc.integer({ min: 0, max: 99 }), (rows, hundredth) => {
      const [scores, labels] = [rows.map(({ score }) => score), rows.map(({ label }) => label)];
      const [all] = countScores(scores, labels, null);
      const direct = confusionAt(scores, labels, hundredth / 100);

      expect(countFrom(all?.positives ?? [], hundredth / 100)).toBe(direct.truePositives);
      expect(countFrom(all?.negatives ?? [], hundredth / 100)).toBe(direct.falsePositives);
    }),
  );
});

test('a score of one hundredth counts at that hundredth, though its product with 100 is a little less', () => {
  const [all] = countScores([0.29, 0.57, 1], [1, 1, 0], null);

  expect(all?.positives[29]).toBe(1);
  expect(all?.positives[57]).toBe(1);
  expect(all?.negatives[99]).toBe(1);
});

test('sites that have rows are counted apart, the largest first; a row of no known site only with all', () => {
  const sites = { codes: [0, 2, 2, -1], names: ['Busiu', 'Nakaloke', 'Wanale'] };
  const counted = countScores([0.1, 0.2, 0.9, 0.5], [0, 0, 1, 1], sites);

  expect(counted.map((counts) => [counts.site, rowsOf(counts)])).toEqual([
    [null, 4],
    ['Wanale', 2],
    ['Busiu', 1],
  ]);
});

test('residuals stand around zero, every row in one bin', () => {
  const bins = countResiduals([1, 2, 3, 12], [1, 1, 4, 2]);

  expect(bins).toHaveLength(21);
  expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(4);
  expect(bins.flatMap(({ n }, place) => (n > 0 ? [place] : []))).toEqual([9, 10, 11, 20]);
  expect(bins[10]?.from).toBeCloseTo(-(bins[10]?.to ?? 0), 12);
  expect(bins.at(-1)?.to).toBeCloseTo(10, 12);
});

test('residuals of a model that is always right are one bin, and those of no rows none', () => {
  expect(countResiduals([3, 4], [3, 4])).toEqual([{ from: 0, to: 0, n: 2 }]);
  expect(countResiduals([], [])).toEqual([]);
});
