import { describe, expect, it } from 'vitest';
import { heldOutShares } from '../../../renderer/screens/runs/held-out-shares.ts';
import { countsAt } from '../../../renderer/screens/runs/read-confusion.ts';
import { secondsLeft } from '../../../renderer/screens/runs/seconds-left.ts';
import type { RunOutcome } from '../../../shared/run.ts';

/** 10 positives and 90 negatives, worked at 0.5. */
const outcome: RunOutcome = {
  task: 'binary',
  classes: ['no', 'yes'],
  metrics: { auc: 0.9 },
  curve: [],
  iterations: 1,
  heldOutRows: 100,
  maxDifference: 0,
  threshold: 0.5,
  importance: [],
  permuted: [],
  kept: null,
  confusion: [
    [81, 9],
    [2, 8],
  ],
  roc: [
    { threshold: 1, falseAlarms: 0, finds: 0 },
    { threshold: 0.52, falseAlarms: 0.1, finds: 0.8 },
    { threshold: 0.25, falseAlarms: 0.3, finds: 1 },
  ],
  calibration: [],
  scores: [],
  residuals: [],
  split: null,
  warnings: [],
  calibrator: null,
  intervals: {},
  slices: [],
  sight: [],
  modelRef: 'm@1',
  modelVersionId: '00000000-0000-4000-8000-000000000000',
  seconds: 1,
  spent: null,
  checkpointsMissed: 0,
  wattsPerProcessor: null,
};

describe('the shares of a run', () => {
  it('are counted among the rows that they speak of, with their intervals', () => {
    const shares = heldOutShares(outcome);
    expect(shares.map(({ name, value, of }) => [name, value, of])).toEqual([
      ['sensitivity', 0.8, 10],
      ['specificity', 0.9, 90],
      ['accuracy', 0.89, 100],
      ['auc', 0.9, 100],
    ]);
    for (const { value, low, high } of shares) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
  });

  it('are only how often it was right where there are several classes, and none for a number', () => {
    const several: RunOutcome = { ...outcome, task: 'multiclass', classes: ['a', 'b'] };
    expect(heldOutShares(several).map(({ name }) => name)).toEqual(['accuracy']);
    expect(heldOutShares({ ...outcome, task: 'regression', classes: [], confusion: [] })).toEqual([]);
  });
});

describe('the counts at another limit', () => {
  it('are those that were kept where the limit is the one trained for', () => {
    expect(countsAt(outcome, 'yes', 0.5)).toMatchObject({ found: 8, missed: 2, falseAlarms: 9, rightlyLeft: 81 });
  });

  it('are read off the curve, and add up to the same rows', () => {
    expect(countsAt(outcome, 'yes', 0.2)).toMatchObject({ found: 10, missed: 0, falseAlarms: 27, rightlyLeft: 63 });
    expect(countsAt(outcome, 'yes', 0.9)).toMatchObject({ found: 0, missed: 10, falseAlarms: 0, rightlyLeft: 90 });
  });
});

describe('the time left', () => {
  it.each([
    [10, 0.25, 30],
    [10, 1, 0],
    [10, 0, null],
    [10, null, null],
  ])('after %s s with %s done is %s s', (elapsed, share, left) => expect(secondsLeft(elapsed, share)).toBe(left));
});
