import type { Place } from '../subject.ts';
import { distanceMetres } from './geo-distance.ts';

/** What somebody typed as a place; `outside` is on no globe, with what was probably meant where that can be told. */
export type TypedPlace =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'outside'; readonly proposal: Place | null }
  | { readonly kind: 'unreadable' };

/**
 * Reads latitude and longitude in degrees as people write them: `0.3136, 32.5811`, `0,3136; 32,5811`,
 * `0.3136 N 32.5811 E`, `0°18'49" N, 32°34'52" E`, in Latin or Arabic digits. Letters may put the longitude first.
 */
export function readPlace(typed: string): TypedPlace {
  const halves = halvesOf(plainOf(typed)).map(readHalf);
  const [first, second] = halves;
  if (halves.length !== 2 || first === undefined || first === null || second === undefined || second === null) {
    return { kind: 'unreadable' };
  }
  const isTurned = first.axis === 'longitude' || second.axis === 'latitude';
  if (isTurned && (first.axis === 'latitude' || second.axis === 'longitude')) return { kind: 'unreadable' };
  const [latitude, longitude] = isTurned ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  if (isOnEarth(latitude, longitude)) return { kind: 'place', place: { latitude, longitude } };
  return { kind: 'outside', proposal: isOnEarth(longitude, latitude) ? swapped({ latitude, longitude }) : null };
}

const isOnEarth = (latitude: number, longitude: number): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

export const swapped = ({ latitude, longitude }: Place): Place => ({ latitude: longitude, longitude: latitude });

/** Latin digits and points, and one sign each for minutes and seconds. */
const plainOf = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replace(/[٠-٩]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0x0660))
    .replace(/[۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0x06f0))
    .replace(/٫/gu, '.')
    .replace(/[،؛]/gu, ';')
    .replace(/[−–]/gu, '-')
    .replace(/[′’ʹ]/gu, "'")
    .replace(/[″”ʺ]|''/gu, '"')
    .replace(/º/gu, '°');

/** Both halves as written; a comma parts them where it is no decimal comma. */
function halvesOf(text: string): readonly string[] {
  const part = (at: RegExp): readonly string[] => text.split(at).filter((half) => half.trim() !== '');
  if (/[NSEW]/u.test(text)) return /^[NSEW]/u.test(text) ? part(/[,;\s]+(?=[NSEW])/u) : part(/(?<=[NSEW])[,;\s]*/u);
  if (text.includes(';')) return part(/;/u);
  if (text.includes('°')) return part(/(?<=["'°])[,\s]+(?=[-+]?\d+(?:[.,]\d+)?\s*°)/u);
  if (/,\s/u.test(text)) return part(/,\s+/u);
  return text.includes('.') || !/\s/u.test(text) ? part(/[,\s]+/u) : part(/\s+/u);
}

type Half = { readonly degrees: number; readonly axis: 'latitude' | 'longitude' | null };

const HALF =
  /^(?<before>[NSEW])?\s*(?<sign>[-+])?(?<degrees>\d+(?:[.,]\d+)?)\s*°?\s*(?:(?<minutes>\d+(?:[.,]\d+)?)\s*'?\s*)?(?:(?<seconds>\d+(?:[.,]\d+)?)\s*"?\s*)?(?<behind>[NSEW])?$/u;

function readHalf(half: string): Half | null {
  const { groups } = HALF.exec(half.trim()) ?? {};
  if (groups === undefined) return null;
  const { before, behind, sign } = groups;
  const [degrees, minutes, seconds] = [groups['degrees'], groups['minutes'], groups['seconds']].map(numberOf);
  if (degrees === undefined || minutes === undefined || seconds === undefined) return null;
  const isTwice = before !== undefined && behind !== undefined;
  const letter = before ?? behind ?? null;
  if (isTwice || minutes >= 60 || seconds >= 60 || (letter !== null && sign !== undefined)) return null;
  const size = degrees + minutes / 60 + seconds / 3600;
  const isNegative = sign === '-' || letter === 'S' || letter === 'W';
  const axis = letter === null ? null : letter === 'N' || letter === 'S' ? 'latitude' : 'longitude';
  return { degrees: isNegative ? -size : size, axis };
}

const numberOf = (written: string | undefined): number =>
  written === undefined ? 0 : Number(written.replace(',', '.'));

/** Farther than this from all that is known, a place is looked at twice. */
const FAR_METRES = 500_000;
const NEAR_METRES = 200_000;

/** Whether latitude and longitude look exchanged: as typed it is far from every known place, exchanged it is near one. */
export function looksSwapped(place: Place, known: readonly Place[]): boolean {
  const other = swapped(place);
  if (known.length === 0 || !isOnEarth(other.latitude, other.longitude)) return false;
  const nearest = (from: Place): number => Math.min(...known.map((one) => distanceMetres(one, from)));
  return nearest(place) > FAR_METRES && nearest(other) < NEAR_METRES;
}

/** About 1 cm; more digits of a position say nothing. */
const DECIMALS = 7;
const shortest = (degrees: number): string => String(Number(degrees.toFixed(DECIMALS)));

/** As forms write a geopoint: latitude, longitude, altitude and accuracy in metres; 0 is not known. */
export const geopointText = ({ latitude, longitude }: Place, accuracyMetres = 0): string =>
  `${shortest(latitude)} ${shortest(longitude)} 0 ${accuracyMetres}`;

/** A geopoint as a form writes it; null where it is none. Accuracy is null where it is not known. */
export function readGeopoint(text: string): (Place & { readonly accuracyMetres: number | null }) | null {
  const [latitude, longitude, , accuracy = 0] = text.trim().split(/\s+/u).map(Number);
  if (text.trim() === '' || latitude === undefined || longitude === undefined) return null;
  if (!isOnEarth(latitude, longitude)) return null;
  return { latitude, longitude, accuracyMetres: accuracy > 0 ? accuracy : null };
}

/** As people read and type it: `0.3136, 32.5811`. */
export const placeText = ({ latitude, longitude }: Place): string => `${shortest(latitude)}, ${shortest(longitude)}`;
