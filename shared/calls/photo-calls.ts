import { z } from 'zod';
import { MOST_PHOTO_BYTES, MOST_THUMBNAIL_BYTES, Photo } from '../photo.ts';
import { type CallRow, Nothing } from './call-row.ts';

const bytesUpTo = (most: number) => z.instanceof(Uint8Array).refine(({ length }) => length <= most, 'is too large');

/** Calls about photos: a record names one by its sha256. */
export const photoCalls = {
  /** Keeps a photo until a draft or a record names it; nobody needs one that none has named for a day. */
  'photo.add': {
    input: z.union([z.object({ path: z.string() }), z.object({ bytes: bytesUpTo(2 * MOST_PHOTO_BYTES) })]),
    output: z.object({ photo: Photo }),
    changes: [],
  },
  /** The picture to show; `bytes` is null where it is elsewhere and there is no link to fetch it. */
  'photo.show': {
    input: z.object({ sha256: z.string(), size: z.enum(['thumbnail', 'whole']) }),
    output: z.object({
      photo: Photo,
      size: z.enum(['thumbnail', 'whole']),
      bytes: z.instanceof(Uint8Array).nullable(),
    }),
    changes: [],
  },
  /** A JPEG that the window made of a photo which has no thumbnail yet. */
  'photo.keepThumbnail': {
    input: z.object({ sha256: z.string(), bytes: bytesUpTo(MOST_THUMBNAIL_BYTES) }),
    output: Nothing,
    changes: ['sync'],
  },
} satisfies Record<string, CallRow>;
