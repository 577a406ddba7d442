import { expect, test } from 'vitest';
import { moveInGrid } from '../../../../renderer/screens/data/images/grid-moves.ts';

/** Eleven tiles in rows of four: the last row has three. */
const grid = { count: 11, perRow: 4, rowsInView: 2 };

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 10, 10],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 7, 7],
  ['ArrowUp', 2, 2],
  ['ArrowUp', 6, 2],
  ['PageDown', 1, 9],
  ['PageDown', 9, 10],
  ['PageUp', 5, 0],
  ['Home', 9, 0],
  ['End', 2, 10],
])('%s from tile %i goes to %i', (key, from, to) => {
  expect(moveInGrid(key, from, grid)).toBe(to);
});

test('any other key goes nowhere', () => {
  expect(moveInGrid('a', 3, grid)).toBeNull();
});
