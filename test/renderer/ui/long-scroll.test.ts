import { describe, expect, it } from 'vitest';
import {
  clampPosition,
  drawnHeight,
  isScaled,
  positionOf,
  scrollTopOf,
} from '../../../renderer/ui/layout/long-scroll.ts';

const ROW = 36;
const VIEW = 500;
const short = { count: 1_000, rowHeight: ROW };
const long = { count: 10_000_000, rowHeight: ROW };

describe('a list of rows in a scroller', () => {
  it('is as tall as its rows where an element can be', () => {
    expect([drawnHeight(short), isScaled(short)]).toEqual([36_000, false]);
    expect(positionOf(short, 1_234, VIEW)).toBe(1_234);
    expect(scrollTopOf(short, 1_234, VIEW)).toBe(1_234);
  });

  it('is drawn lower than its rows where no element can be so tall, and still ends at its last row', () => {
    expect(drawnHeight(long)).toBeLessThan(33_554_431);
    expect(isScaled(long)).toBe(true);
    expect(positionOf(long, 0, VIEW)).toBe(0);
    const bottom = drawnHeight(long) - VIEW;
    expect(positionOf(long, bottom, VIEW)).toBe(long.count * ROW - VIEW);
  });

  it('puts the scrollbar where the position is', () => {
    for (const row of [0, 1, 777, 5_000_000, 9_999_900]) {
      const position = row * ROW;
      expect(positionOf(long, scrollTopOf(long, position, VIEW), VIEW)).toBeCloseTo(position, 4);
    }
  });

  it('stays inside a list that is shorter than the view', () => {
    const few = { count: 3, rowHeight: ROW };
    expect(positionOf(few, 40, VIEW)).toBe(0);
    expect(scrollTopOf(few, 40, VIEW)).toBe(0);
    expect(clampPosition(few, 90, VIEW)).toBe(0);
    expect(clampPosition(short, 1e9, VIEW)).toBe(36_000 - VIEW);
  });
});
