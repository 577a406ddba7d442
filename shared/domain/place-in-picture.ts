import type { Explanation, Occlusion } from '../explanation.ts';
import type { Output } from '../model.ts';

/** Of log-odds, or of the size of a quantity: what moves the answer less is as good as nothing. */
const LEAST = 0.02;

/** The drop from which on a field of the picture says anything, in the explanation's unit. */
export const leastDrop = ({ unit, base, score }: Explanation): number =>
  unit === 'logOdds' ? LEAST : LEAST * Math.max(Math.abs(base), Math.abs(score));

const PLACES = [
  ['topLeft', 'top', 'topRight'],
  ['left', 'middle', 'right'],
  ['bottomLeft', 'bottom', 'bottomRight'],
] as const;
/** A ninth of a picture, as people name it. */
export type PlaceInPicture = (typeof PLACES)[number][number];

/**
 * Where covering the picture takes most from what was answered: that may be said to be the reason. Null where covering
 * nothing does, since then the answer is what is usual, and where there is no map.
 */
export function placeInPicture(explanation: Explanation, { prediction }: Output): PlaceInPicture | null {
  const { of, base, score, occlusion } = explanation;
  if (occlusion === undefined) return null;
  const isTowards = of === null ? score > base : String(prediction) === of;
  const pulls = occlusion.drops.map((drop) => (isTowards ? drop : -drop));
  const strongest = Math.max(...pulls);
  return strongest >= leastDrop(explanation) && strongest > 0 ? placeOf(occlusion, pulls.indexOf(strongest)) : null;
}

/** The ninth in which the middle of a field lies. */
function placeOf({ rows, columns }: Occlusion, field: number): PlaceInPicture | null {
  const third = (place: number, of: number): number => Math.floor(((place + 0.5) * 3) / of);
  return PLACES[third(Math.floor(field / columns), rows)]?.[third(field % columns, columns)] ?? null;
}
