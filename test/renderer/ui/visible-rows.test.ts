import { describe, expect, it } from 'vitest';
import { scrollToRow, visibleRows } from '../../../renderer/ui/layout/visible-rows.ts';

describe('the rows that are drawn', () => {
  it.each([
    [0, { first: 0, last: 16 }],
    [3_600, { first: 94, last: 116 }],
    [35_640, { first: 984, last: 1_000 }],
  ])('from %s px on are those in view and six either side, never beyond the ends', (top, range) => {
    expect(visibleRows({ top, height: 360 }, 36, 1_000)).toEqual(range);
  });

  it('are none before the scroller has been measured, save those next to its start', () => {
    expect(visibleRows({ top: 0, height: 0 }, 36, 5)).toEqual({ first: 0, last: 5 });
  });
});

describe('bringing a row into view', () => {
  const view = { top: 360, height: 394 };

  it('leaves the view where the row is in it already', () => {
    expect(scrollToRow(view, 12, 36, 34)).toBe(360);
  });

  it('goes up so that the row stands right under the head', () => {
    expect(scrollToRow(view, 4, 36, 34)).toBe(144);
  });

  it('goes down only as far as the row needs', () => {
    expect(scrollToRow(view, 30, 36, 34)).toBe(756);
  });
});
