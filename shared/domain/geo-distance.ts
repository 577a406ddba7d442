import type { Place } from '../subject.ts';

/** Mean radius of the earth in metres (IUGG). */
const RADIUS_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres by the haversine formula (Sinnott 1984); off by at most 0.5 %, for the earth is no sphere. */
export function distanceMetres(one: Place, other: Place): number {
  const latitude = radians(other.latitude - one.latitude) / 2;
  const longitude = radians(other.longitude - one.longitude) / 2;
  const a =
    Math.sin(latitude) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(longitude) ** 2;
  return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
}
