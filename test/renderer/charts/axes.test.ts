import { describe, expect, it } from 'vitest';
import { roundTicks, tickDigits } from '../../../renderer/charts/axes.ts';
import { levelOf } from '../../../renderer/charts/heat-map-drawing.ts';

describe('the ticks of an axis', () => {
  it('are round and reach beyond the highest value', () => {
    expect(roundTicks(0, 48, 3)).toEqual([0, 20, 40, 60]);
    expect(roundTicks(0.14, 0.43, 4)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  it('go below zero where the values do', () => {
    expect(roundTicks(-0.5, 1.4)).toEqual([-0.5, 0, 0.5, 1, 1.5]);
  });

  it('are one where all values are equal', () => {
    expect(roundTicks(3, 3)).toEqual([3]);
  });
});

describe('a square of the heat map', () => {
  it.each([
    [0, 0],
    [0.09, 0],
    [0.1, 1],
    [0.2, 2],
    [0.35, 3],
    [0.5, 4],
    [3, 4],
  ])('of a change of %s takes colour %s', (effect, level) => {
    expect(levelOf(effect)).toBe(level);
  });
});

describe('the decimals of ticks', () => {
  it.each([
    [[0, 25, 50], 0],
    [[0.15, 0.2, 0.25], 2],
    [[0.6065, 0.607, 0.6075], 4],
    [[3], 0],
  ])('of %s are %s', (ticks, digits) => expect(tickDigits(ticks)).toBe(digits));
});
