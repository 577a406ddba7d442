import { describe, expect, it } from 'vitest';
import { digitsFor, layWaterfall, roundToSum } from '../../../renderer/ui/marks/waterfall.ts';

const pulls = [
  { label: 'muac', amount: 47 },
  { label: 'weight', amount: 19 },
  { label: 'oedema', amount: -3.5 },
];

describe('the waterfall of reasons', () => {
  it('lets each bar begin where the last ended, so that the last one ends at the prediction', () => {
    expect(layWaterfall(18, pulls).map(({ label, from, to }) => [label, from, to])).toEqual([
      ['muac', 18, 65],
      ['weight', 65, 84],
      ['oedema', 84, 80.5],
    ]);
  });

  it('is empty when nothing pulled', () => {
    expect(layWaterfall(18, [])).toEqual([]);
  });

  it('is written with as many decimals as tell its bars apart', () => {
    const digits = [[47, 0.2], [9.4], [-0.3], []].map((amounts) =>
      digitsFor(amounts.map((amount) => ({ label: '', amount }))),
    );
    expect(digits).toEqual([0, 1, 2, 2]);
  });

  it('is written so that its figures add up', () => {
    // Rounded one by one these say 4 + 32 + 7 − 3 − 2 − 2 = 36.
    const amounts = [32.4, 6.6, -2.6, -1.7, -2.3];
    expect(roundToSum(3.6, amounts, 35.4 + 0.6, 0)).toEqual([32, 7, -3, -2, -2]);
    expect(roundToSum(3.6, amounts, 35.4, 0)).toEqual([32, 6, -3, -2, -2]);
    expect(roundToSum(1.04, [0.44, -0.26], 1.22, 1).map((value) => value.toFixed(1))).toEqual(['0.4', '-0.2']);
    expect(roundToSum(18, [], 18, 0)).toEqual([]);
  });
});
