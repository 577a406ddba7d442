import { expect, test } from 'vitest';
import { weakestPart } from '../../../shared/domain/weakest-part.ts';
import type { Slice } from '../../../shared/evaluation.ts';

const sliceOf = (value: string, n: number, measured: number, low: number, high: number): Slice => ({
  column: 'site',
  value,
  n,
  metric: 'sensitivity',
  measured,
  of: n,
  low,
  high,
});

test('the weakest part is named only where its interval lies below the figure of all and it has cases enough', () => {
  const metrics = { sensitivity: 0.9 };
  const busiu = sliceOf('Busiu', 60, 0.7, 0.57, 0.8);
  const few = sliceOf('Wanale', 29, 0.5, 0.33, 0.67);
  const perhaps = sliceOf('Nakaloke', 50, 0.84, 0.71, 0.92);

  expect(weakestPart({ metrics, slices: [few, perhaps, busiu] })).toBe(busiu);
  expect(weakestPart({ metrics, slices: [few, perhaps] })).toBeNull();
  expect(weakestPart({ metrics, slices: [] })).toBeNull();
});
