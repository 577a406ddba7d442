import { expect, test } from 'vitest';
import { firstEqual } from '../../../shared/domain/first-equal.ts';

test('each row is told the first row that equals it in both halves, and a row of zeros none', () => {
  const hashes = { high: Uint32Array.of(1, 2, 1, 1, 0, 0), low: Uint32Array.of(9, 9, 9, 8, 0, 0) };
  expect([...firstEqual(hashes)]).toEqual([0, 1, 0, 3, -1, -1]);
});

test('rows whose hashes begin alike are still told apart', () => {
  const rows = 5_000;
  const high = Uint32Array.from({ length: rows }, (_, row) => (row % 2_500) + 1);
  const first = firstEqual({ high, low: new Uint32Array(rows).fill(7) });
  expect([...first]).toEqual(Array.from({ length: rows }, (_, row) => row % 2_500));
});

test('no rows have no equals', () => {
  expect([...firstEqual({ high: new Uint32Array(0), low: new Uint32Array(0) })]).toEqual([]);
});
