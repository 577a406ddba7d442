import { expect, test } from 'vitest';
import { mergeLines } from '../../../../renderer/charts/merge-lines.ts';
import { compareFocus, comparedIn } from '../../../../renderer/screens/runs/compare/compare-focus.ts';
import {
  findsByAlarms,
  residualCurve,
  rightByFinds,
  workingPoints,
} from '../../../../renderer/screens/runs/compare/run-curves.ts';
import { RunOutcome } from '../../../../shared/run.ts';

/** 10 positives and 90 negatives: at 0.5 it finds 8 with 9 false alarms, at 0.25 all with 27. */
const outcome = RunOutcome.parse({
  task: 'binary',
  classes: ['no', 'yes'],
  metrics: {},
  curve: [],
  iterations: 1,
  heldOutRows: 100,
  maxDifference: 0,
  threshold: 0.5,
  importance: [],
  confusion: [
    [81, 9],
    [2, 8],
  ],
  roc: [
    { threshold: 1, falseAlarms: 0, finds: 0 },
    { threshold: 0.52, falseAlarms: 0.1, finds: 0.8 },
    { threshold: 0.25, falseAlarms: 0.3, finds: 1 },
  ],
  residuals: [
    { from: -1, to: 0, n: 3 },
    { from: 0, to: 1, n: 1 },
  ],
  modelRef: 'm@1',
  modelVersionId: '00000000-0000-4000-8000-000000000000',
  seconds: 1,
});

const at = (points: readonly { x: number; y: number }[], x: number) => points.find((point) => point.x === x)?.y;

test('what is found is read at every whole share of false alarms', () => {
  const curve = findsByAlarms(outcome);

  expect([at(curve, 9), at(curve, 10), at(curve, 29), at(curve, 30), at(curve, 100)]).toEqual([0, 80, 80, 100, 100]);
});

test('how many calls are right is the best that finds so many', () => {
  const curve = rightByFinds(outcome);

  expect(at(curve, 80)).toBeCloseTo((8 / 17) * 100, 9);
  expect(at(curve, 81)).toBeCloseTo((10 / 37) * 100, 9);
});

test('both curves carry the point at which the run works', () => {
  const points = workingPoints(outcome);

  expect(points?.roc.x).toBeCloseTo(10, 9);
  expect(points?.right.y).toBeCloseTo((8 / 17) * 100, 9);
});

test('residuals are shares of the rows, and end where the last bin ends', () => {
  expect(residualCurve(outcome)).toEqual([
    { x: -1, y: 75 },
    { x: 0, y: 25 },
    { x: 1, y: 0 },
  ]);
});

test('lines that have points at different places share one row a place', () => {
  const first = { name: 'a', points: [{ x: 2, y: 1 }] };
  const second = {
    name: 'b',
    points: [
      { x: 1, y: 5 },
      { x: 2, y: 6 },
    ],
  };

  expect(mergeLines([first, second])).toEqual([
    { x: 1, y1: 5 },
    { x: 2, y0: 1, y1: 6 },
  ]);
});

test('the place that compares runs names them, and no other place does', () => {
  expect(comparedIn(compareFocus(['a', 'b']))).toEqual(['a', 'b']);
  expect([comparedIn('new'), comparedIn(undefined)]).toEqual([null, null]);
});
