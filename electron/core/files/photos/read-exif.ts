import exifr from 'exifr';
import { z } from 'zod';
import { Place } from '../../../../shared/subject.ts';

/** What a camera says of a picture, as far as it can be true. */
export type CameraNotes = {
  /** 1 to 8, as Exif numbers them: 1 is upright, from 5 on width and height change places. */
  readonly orientation: number;
  /** ISO 8601, the camera's local time; with its offset where it says one. */
  readonly takenAt: string | null;
  readonly place: Place | null;
};

export const NO_NOTES: CameraNotes = { orientation: 1, takenAt: null, place: null };

const Tags = z.object({
  Orientation: z.int().min(1).max(8).catch(1),
  DateTimeOriginal: z.string().nullable().catch(null),
  OffsetTimeOriginal: z.string().nullable().catch(null),
  latitude: z.number().nullable().catch(null),
  longitude: z.number().nullable().catch(null),
});

/** Reads an Exif block by exifr 7. Whatever is broken in it, or cannot be, counts as not said: it never fails. */
export async function readExif(block: Uint8Array): Promise<CameraNotes> {
  const found: unknown = await exifr
    .parse(block, {
      tiff: true,
      exif: true,
      gps: true,
      ifd1: false,
      translateValues: false,
      reviveValues: false,
      pick: ['Orientation', 'DateTimeOriginal', 'OffsetTimeOriginal', ...POSITION],
    })
    .catch(() => undefined); // it throws for blocks that are not what they claim
  const tags = Tags.safeParse(found);
  if (!tags.success) return NO_NOTES;
  const { Orientation: orientation, DateTimeOriginal, OffsetTimeOriginal, latitude, longitude } = tags.data;
  const place = Place.safeParse({ latitude, longitude });
  return {
    orientation,
    takenAt: timeOf(DateTimeOriginal, OffsetTimeOriginal),
    place: place.success ? place.data : null,
  };
}

const POSITION = ['GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef'];

const CLOCK = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/;
const OFFSET = /^[+-]\d\d:\d\d$/;

/** Null where there is no such day: a camera whose clock was never set says 0000:00:00. */
function timeOf(clock: string | null, offset: string | null): string | null {
  const [, year, month, day, time] = CLOCK.exec(clock ?? '') ?? [];
  if (time === undefined) return null;
  const local = `${year}-${month}-${day}T${time}`;
  const ms = Date.parse(`${local}Z`);
  const exists = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(local);
  if (!exists) return null;
  return offset !== null && OFFSET.test(offset) ? local + offset : local;
}
