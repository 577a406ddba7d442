import type { Output } from '../../../../../shared/calls.ts';
import type { Place } from '../../../../../shared/subject.ts';
import type { MapDot } from '../../../../ui/map/map-dot.ts';

/** What the project knows of places, as dots of a map and for judging a new one. */
export type KnownPlaces = { readonly dots: readonly MapDot[]; readonly places: readonly Place[] };

export function knownPlaces(listed: Output<'place.list'> | null): KnownPlaces {
  if (listed === null) return { dots: [], places: [] };
  const dots = [
    ...listed.sites.map(({ name, place }): MapDot => ({ id: name, place, kind: 'site', name })),
    ...listed.seen.map(({ recordId, name, place }): MapDot => ({ id: recordId, place, kind: 'seen', name })),
  ];
  return { dots, places: dots.map(({ place }) => place) };
}
