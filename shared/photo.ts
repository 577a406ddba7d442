import { z } from 'zod';
import { Place } from './subject.ts';

/** The largest file that is taken as a photo, in bytes. */
export const MOST_PHOTO_BYTES = 32 * 2 ** 20;
/** Width times height; a phone of 50 million pixels has 49.9. */
export const MOST_PHOTO_PIXELS = 64_000_000;
/** A thumbnail's longer side in pixels, and the bytes that it may have. */
export const THUMBNAIL_PIXELS = 320;
export const MOST_THUMBNAIL_BYTES = 96 * 1024;

/**
 * What becomes of what a camera wrote into the file. `strip` keeps how the picture is turned and when it was taken, and
 * nothing else: no place, no names, no earlier version of the picture. `keep` keeps the file as it is.
 */
export const PhotoPolicy = z.object({ metadata: z.enum(['strip', 'keep']) });
export type PhotoPolicy = z.infer<typeof PhotoPolicy>;

/** What travels of a photo with the record that names it; its bytes follow on their own. */
export const PhotoFacts = z.object({
  /** Of the bytes that are kept. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  sizeBytes: z.int().min(0),
  /** In pixels, as the picture is to be seen, that is, turned. */
  width: z.int().min(1),
  height: z.int().min(1),
  /** The camera's clock: local time as ISO 8601, with its offset where the camera says it. */
  takenAt: z.string().nullable(),
  /** Where the camera says that it was, if the project keeps that. */
  place: Place.nullable(),
  thumbnail: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.int().min(0) }).nullable(),
});
export type PhotoFacts = z.infer<typeof PhotoFacts>;

/** `isHere` is false where only the server or another laptop has the bytes, and where `isErased` says that nobody has. */
export const Photo = PhotoFacts.extend({ isHere: z.boolean(), isErased: z.boolean() });
export type Photo = z.infer<typeof Photo>;
