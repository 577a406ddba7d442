import { describe, expect, test } from 'vitest';
import { areaOfColumn, errorSpared, varianceShared } from '../../../shared/domain/column-strength.ts';
import { areaUnderCurve } from '../../../shared/domain/roc.ts';

describe('the area under the curve of one column', () => {
  test('counts ties half, by hand', () => {
    // Of 2 × 3 pairs: 3 over 1, 1 and 2; 2 over 1 and 1, and level with 2.
    expect(areaOfColumn(Float64Array.of(3, 2), Float64Array.of(1, 2, 1))).toBeCloseTo(5.5 / 6, 12);
  });

  test('is that of the ROC curve', () => {
    const scores = Array.from({ length: 500 }, (_, row) => (row * 7919) % 101);
    const labels = scores.map((score, row) => Number((score + ((row * 31) % 60)) % 3 === 0));
    const of = (label: number): Float64Array => Float64Array.from(scores.filter((_, row) => labels[row] === label));
    expect(areaOfColumn(of(1), of(0))).toBeCloseTo(areaUnderCurve(scores, labels) ?? Number.NaN, 12);
  });

  test('is one half for a constant and unknown for a single class', () => {
    expect(areaOfColumn(Float64Array.of(4, 4), Float64Array.of(4))).toBe(0.5);
    expect(areaOfColumn(Float64Array.of(4, 4), new Float64Array(0))).toBeNull();
  });
});

describe('the share of errors that a column spares', () => {
  const rows = 2_000;
  const labels = Int32Array.from({ length: rows }, (_, row) => Number((row * 7919) % 10 < 3));

  test('is 1 where each value stands for one class', () => {
    expect(
      errorSpared(
        labels.map((label) => 1 - label),
        labels,
      ),
    ).toBe(1);
  });

  test('is 0 for a constant, for one class, and for a column of unique values', () => {
    expect(errorSpared(new Int32Array(rows), labels)).toBe(0);
    expect(errorSpared(labels, new Int32Array(rows))).toBe(0);
    expect(errorSpared(Int32Array.from(labels.keys()), labels)).toBe(0);
  });

  test('leaves rows without a label out', () => {
    const gapped = labels.map((label, row) => (row % 2 === 0 ? label : -1));
    expect(errorSpared(labels, gapped)).toBe(1);
  });
});

describe('the variance that two columns share', () => {
  test('is 1 for another unit, and leaves missing rows out', () => {
    const grams = Float64Array.of(1_000, 2_500, Number.NaN, 4_000);
    expect(
      varianceShared(
        grams,
        grams.map((value) => value / 1_000 + 3),
      ),
    ).toBeCloseTo(1, 12);
  });

  test('is r squared, by hand', () => {
    // Sxx = 2, Syy = 2, Sxy = 1.
    expect(varianceShared(Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2))).toBeCloseTo(0.25, 12);
  });

  test('is 0 for a constant and for too few rows', () => {
    expect(varianceShared(Float64Array.of(1, 2, 3), Float64Array.of(5, 5, 5))).toBe(0);
    expect(varianceShared(Float64Array.of(1, 2), Float64Array.of(5, 6))).toBe(0);
  });
});
