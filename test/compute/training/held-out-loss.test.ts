import { expect, test } from 'vitest';
import { heldOutLoss } from '../../../electron/compute/training/judging/held-out-loss.ts';

test('log loss is the mean over rows, each counted by its weight', () => {
  const target = { task: 'binary', classes: ['no', 'yes'], classOf: Int32Array.of(1, 0, 1) } as const;
  const outputs = Float32Array.of(0.5, 0.5, 0.75, 0.25); // rows 2 and 1
  const rows = Int32Array.of(2, 1);

  expect(heldOutLoss(target, rows, outputs)).toBeCloseTo((Math.log(2) + Math.log(4 / 3)) / 2, 12);
  expect(heldOutLoss(target, rows, outputs, Float64Array.of(9, 1, 3))).toBeCloseTo(
    (3 * Math.log(2) + Math.log(4 / 3)) / 4,
    12,
  );
});

test('a quantity is lost by the root of its mean squared error', () => {
  const target = { task: 'regression', values: Float64Array.of(1, 2, 3) } as const;

  const loss = heldOutLoss(target, Int32Array.of(0, 2), Float32Array.of(4, 3), Float64Array.of(1, 1, 2));

  expect(loss).toBeCloseTo(Math.sqrt(9 / 3), 12);
});

test('rows that all count nothing lose nothing that is known', () => {
  const target = { task: 'regression', values: Float64Array.of(1) } as const;

  expect(heldOutLoss(target, Int32Array.of(0), Float32Array.of(4), Float64Array.of(0))).toBeNaN();
});
