import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isSystemError } from '../system-error.ts';
import { CROISSANT_FILE } from './describe-croissant.ts';

const MOST_BYTES = 64 * 2 ** 20;

const Reference = z.union([z.string(), z.object({ '@id': z.string() }).transform((node) => node['@id'])]);

const Field = z.object({
  name: z.string(),
  dataType: z.union([z.string(), z.array(z.string())]).optional(),
  source: z.object({ extract: z.object({ column: z.string().optional() }).optional() }).optional(),
  references: z.object({ field: Reference.optional() }).optional(),
});

/** What is read of a Croissant description; all else that may stand in it says nothing about reading the rows. */
const Description = z.object({
  conformsTo: z.string().startsWith('http://mlcommons.org/croissant/'),
  distribution: z.array(
    z.object({
      '@type': z.string(),
      name: z.string().optional(),
      contentUrl: z.string().optional(),
      sha256: z.string().optional(),
    }),
  ),
  recordSet: z.array(z.object({ '@id': z.string().optional(), field: z.array(Field).default([]) })).default([]),
});
export type Description = z.infer<typeof Description>;

/** The Croissant description in a folder; null where there is none. */
export async function readDescription(folder: string): Promise<Description | null> {
  try {
    const path = join(folder, CROISSANT_FILE);
    if ((await stat(path)).size > MOST_BYTES) return null;
    const parsed = Description.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (cause) {
    if (isSystemError(cause) || cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** Names of the table's columns that refer to images by their hash, as `describeCroissant` writes them. */
export const imageColumnsOf = ({ recordSet }: Description): readonly string[] =>
  recordSet.flatMap(({ field }) =>
    field.flatMap(({ source, references }) => {
      const column = source?.extract?.column;
      return column !== undefined && references?.field === 'images/sha256' ? [column] : [];
    }),
  );
