import { expect, test } from 'vitest';
import { learningChartPoints } from '../../../renderer/charts/learning-chart-points.ts';
import type { LearningCurve } from '../../../shared/learning-curve.ts';

const law = { floor: 0.1, scale: 1, power: 0.5 };
const curve: LearningCurve = {
  runId: '00000000-0000-4000-8000-000000000000',
  measure: 'shareWrong',
  points: [
    { rows: 100, errors: [0.2, 0.22] },
    { rows: 400, errors: [0.15] },
  ],
  rows: 400,
  heldOutRows: 100,
  fit: law,
  redrawn: [law, { ...law, floor: 0.12 }],
  pace: { secondsPerLabel: 30, measuredOn: 0 },
  seconds: 1,
  measuredAtMs: 1,
};

test('a curve runs from its first size to the rows that there would be, with what was measured on it', () => {
  const points = learningChartPoints(curve, 600);

  expect([points[0]?.rows, points.at(-1)?.rows]).toEqual([100, 1_000]);
  expect(points.filter(({ measured }) => measured !== null)).toMatchObject([
    { rows: 100, measured: expect.closeTo(21, 10) },
    {
      rows: 400,
      measured: 15,
      expected: expect.closeTo(15, 10),
      between: [expect.closeTo(15, 10), expect.closeTo(17, 10)],
    },
  ]);
});

test('quantities keep their unit', () => {
  const [first] = learningChartPoints({ ...curve, measure: 'absoluteError' }, 0);

  expect(first).toMatchObject({ measured: expect.closeTo(0.21, 10), expected: expect.closeTo(0.2, 10) });
});
