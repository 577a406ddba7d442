import type { Cell } from '../column.ts';
import type { LocationColumns } from '../project.ts';
import { Place } from '../subject.ts';

/** The place that a record says; null where it says none, or none that is on earth. */
export function placeOf(columns: LocationColumns, values: Readonly<Record<string, Cell>>): Place | null {
  const [latitude, longitude] =
    'geopoint' in columns
      ? String(values[columns.geopoint] ?? '')
          .trim()
          .split(/\s+/)
      : [values[columns.latitude], values[columns.longitude]];
  const place = Place.safeParse({ latitude: numberOf(latitude), longitude: numberOf(longitude) });
  return place.success ? place.data : null;
}

const numberOf = (cell: Cell | undefined): number =>
  cell === undefined || cell === null || cell === '' ? Number.NaN : Number(cell);
