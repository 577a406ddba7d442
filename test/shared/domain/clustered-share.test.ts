import { expect, test } from 'vitest';
import { clusteredShare } from '../../../shared/domain/clustered-share.ts';
import { wilsonInterval } from '../../../shared/domain/interval.ts';

const holds = [true, true, false, false, true, true, false, false];

test('is Wilson’s interval where every case stands alone', () => {
  expect(clusteredShare(holds, null)).toEqual(wilsonInterval(4, 8));
});

test('counts a pair that always goes together as about one case', () => {
  const pairs = Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3);
  // Residuals of a pair are ±1, so their squares sum to 4; times 4/3 for four pairs, over 8 × ¼: a design effect of 8/3.
  const effective = 8 / (8 / 3);
  const expected = wilsonInterval(effective / 2, effective);
  const told = clusteredShare(holds, pairs);
  expect(told?.value).toBe(0.5);
  expect(told?.low).toBeCloseTo(expected?.low ?? NaN);
  expect(told?.high).toBeCloseTo(expected?.high ?? NaN);
});

test('never makes the interval narrower than of independent cases', () => {
  const mixed = Int32Array.of(0, 1, 0, 1, 2, 3, 2, 3);
  expect(clusteredShare(holds, mixed)).toEqual(wilsonInterval(4, 8));
});

test('counts units where all cases are alike, and says nothing of none', () => {
  expect(clusteredShare([true, true, true, true], Int32Array.of(0, 0, 0, 1))).toMatchObject({
    value: 1,
    low: wilsonInterval(2, 2)?.low,
  });
  expect(clusteredShare([], null)).toBeNull();
});
