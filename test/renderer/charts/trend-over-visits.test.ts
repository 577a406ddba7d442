import { describe, expect, it } from 'vitest';
import { ticksOfTimes } from '../../../renderer/charts/trend-over-visits.tsx';

describe('the days written under a curve of visits', () => {
  it('are the first, the last and those between that stand far enough apart', () => {
    expect(ticksOfTimes([0, 10, 30, 35, 60, 95, 100])).toEqual([0, 30, 60, 100]);
  });

  it('are one where there was one visit, and never the same one twice', () => {
    expect(ticksOfTimes([50])).toEqual([50]);
    expect(ticksOfTimes([50, 50])).toEqual([50]);
    expect(ticksOfTimes([0, 100])).toEqual([0, 100]);
  });
});
