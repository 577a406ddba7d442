import { z } from 'zod';

/** An image of a data set, or why there is nothing to show. Width and height are in pixels. */
export const ReadImage = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('here'),
    sha256: z.string(),
    mediaType: z.string(),
    width: z.int(),
    height: z.int(),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({ state: z.enum(['missing', 'damaged']), sha256: z.string() }),
]);
export type ReadImage = z.infer<typeof ReadImage>;
