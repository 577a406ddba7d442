import { listPlaces } from '../actions/list-places.ts';
import type { placeCalls } from '../../../shared/calls/place-calls.ts';
import type { HandlersOf } from '../door.ts';

export const placeHandlers: HandlersOf<typeof placeCalls> = {
  'place.list': listPlaces,
};
