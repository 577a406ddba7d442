import { describe, expect, it } from 'vitest';
import { positionOn, ticksOf } from '../../../renderer/ui/marks/tape-scale.ts';

describe('a tape', () => {
  it('puts a value at its share of the scale', () => {
    expect(positionOn(11.2, 9, 17)).toBeCloseTo(0.275, 12);
  });

  it('keeps a value beyond its ends on the tape', () => {
    expect(positionOn(3, 9, 17)).toBe(0);
    expect(positionOn(30, 9, 17)).toBe(1);
  });

  it('stands at its beginning when the scale has no length', () => {
    expect(positionOn(5, 5, 5)).toBe(0);
  });

  it('has ticks at clean multiples, whatever floating point makes of the step', () => {
    expect(ticksOf(9, 10, 0.2)).toEqual([9, 9.2, 9.4, 9.6, 9.8, 10]);
    expect(ticksOf(0.05, 0.35, 0.1)).toEqual([0.1, 0.2, 0.3]);
  });

  it('has no ticks for a step of nothing', () => {
    expect(ticksOf(0, 1, 0)).toEqual([]);
  });
});
