import type { Place } from '../../../shared/subject.ts';

/** A site is a circle with its name, anything else that was seen a small dot. */
export type MapDot = {
  readonly id: string;
  readonly place: Place;
  readonly kind: 'site' | 'seen';
  readonly name: string;
};
