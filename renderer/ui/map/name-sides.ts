import { MAP_WIDTH } from './map-view.ts';

/** A named dot where it is drawn, in the map's units. */
export type NamedPoint = { readonly id: string; readonly x: number; readonly y: number; readonly name: string };
export type NameSide = 'end' | 'start';

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Between a dot's middle and its name. */
export const NAME_GAP = 8;
/** About what a letter of the map's type takes, and how far a line reaches above and below its dot. */
const LETTER_WIDTH = 7;
const HALF_LINE = 8;
const DOT_RADIUS = 6;

/** On which side of its dot each name stands: behind it, or before it where another dot or name is in the way. */
export function nameSides(points: readonly NamedPoint[]): ReadonlyMap<string, NameSide> {
  const taken: Box[] = points.map(dotBox);
  const sides = new Map<string, NameSide>();
  for (const [index, point] of points.entries()) {
    const isFree = (side: NameSide): boolean => {
      const box = nameBox(point, side);
      return box.left >= 0 && box.right <= MAP_WIDTH && !taken.some((other, at) => at !== index && overlap(box, other));
    };
    const side = !isFree('end') && isFree('start') ? 'start' : 'end';
    sides.set(point.id, side);
    taken.push(nameBox(point, side));
  }
  return sides;
}

const dotBox = ({ x, y }: NamedPoint): Box => ({
  left: x - DOT_RADIUS,
  right: x + DOT_RADIUS,
  top: y - DOT_RADIUS,
  bottom: y + DOT_RADIUS,
});

function nameBox({ x, y, name }: NamedPoint, side: NameSide): Box {
  const width = name.length * LETTER_WIDTH;
  const left = side === 'end' ? x + NAME_GAP : x - NAME_GAP - width;
  return { left, right: left + width, top: y - HALF_LINE, bottom: y + HALF_LINE };
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
