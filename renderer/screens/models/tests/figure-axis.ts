import type { TestFigure } from '../../../../shared/test-report.ts';

export type FigureAxis = { readonly min: number; readonly max: number };

/** Of what is drawn, so much is left free at either end. */
const ROOM = 0.15;

/** What the figures of one test are drawn on: all their intervals and limits, with some room; shares stay within 0 and 1. */
export function axisOf(figures: readonly TestFigure[]): FigureAxis {
  const drawn = figures.flatMap(({ value, low, high, limit }) => [value, low ?? value, high ?? value, limit]);
  const known = drawn.filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return { min: 0, max: 1 };
  const room = (most - least) * ROOM || Math.abs(most) * ROOM || 1;
  const isShare = least >= 0 && most <= 1;
  return {
    min: least >= 0 ? Math.max(0, least - room) : least - room,
    max: isShare ? Math.min(1, most + room) : most + room,
  };
}

/** The part of the axis on which a limit holds. */
export const allowedOn = ({ min, max }: FigureAxis, { limit, side }: TestFigure) =>
  side === 'atLeast' ? { from: limit, to: max } : { from: min, to: limit };

/** The first that breaks its limit, else the first: a group that is told worse is what has to be seen. */
export const tellingFigure = (figures: readonly TestFigure[]): TestFigure | undefined =>
  figures.find(({ holds }) => !holds) ?? figures[0];
