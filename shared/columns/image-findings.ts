import { z } from 'zod';

/** Files or rows of one kind: how many there are, and what the first ones are called. */
export const Counted = z.object({ count: z.int(), examples: z.array(z.string()) });
export type Counted = z.infer<typeof Counted>;

/** What a folder of images was found to hold. */
export const ImageFindings = z.object({
  /** The table that names the images, and its column that does; null where subfolders are classes. */
  labels: z.object({ file: z.string(), column: z.string() }).nullable(),
  /** Images that belong to a row, and how many of them were looked into so far: all in an import, some in a preview. */
  images: z.int(),
  checked: z.int(),
  /** Whether what does not fit is left out; otherwise the folder is refused. */
  leaveOut: z.boolean(),
  /** Named in the table, and not in the folder. */
  missing: Counted,
  /** In the folder, and without a row or a class. */
  unlabelled: Counted,
  /** What should be an image and is none, or is damaged; the reason stands behind the name. */
  broken: Counted,
  /** Files with the same bytes as an earlier one, among those looked into. They stay in. */
  duplicates: Counted,
});
export type ImageFindings = z.infer<typeof ImageFindings>;
