import type { Explanation, Occlusion } from '../explanation.ts';
import type { Output } from '../model.ts';

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
export function placeInPicture(
  { of, base, score, occlusion }: Explanation,
  { prediction }: Output,
): PlaceInPicture | null {
  if (occlusion === undefined) return null;
  const isTowards = of === null ? score > base : String(prediction) === of;
  const pulls = occlusion.drops.map((drop) => (isTowards ? drop : -drop));
  const strongest = Math.max(...pulls);
  return strongest > 0 ? placeOf(occlusion, pulls.indexOf(strongest)) : null;
}

/** The ninth in which the middle of a field lies. */
function placeOf({ rows, columns }: Occlusion, field: number): PlaceInPicture | null {
  const third = (place: number, of: number): number => Math.floor(((place + 0.5) * 3) / of);
  return PLACES[third(Math.floor(field / columns), rows)]?.[third(field % columns, columns)] ?? null;
}
