import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

/**
 * A home restored while another one is open waits beside it, and takes its place when that is opened next: nothing is
 * moved under a database that is in use.
 */
export const nextHomeOf = (folder: string): string => `${folder}.restored`;

const KEPT = '.before-';

/** Where the home goes whose place another one takes: beside it, by the moment in UTC. */
export const keptHomeOf = (folder: string, nowMs: number): string =>
  `${folder}${KEPT}${new Date(nowMs).toISOString().replaceAll(/[-:]/gu, '').slice(0, 15)}`;

/** The homes that lie kept beside one. */
export async function keptHomes(folder: string): Promise<readonly string[]> {
  const beside = await readdir(dirname(folder), { withFileTypes: true }).catch(() => []); // it need not be ours to read
  const begin = `${basename(folder)}${KEPT}`;
  return beside
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(begin))
    .map(({ name }) => join(dirname(folder), name));
}

/** In a waiting home: it is whole, and the home whose place it takes will be kept under this path. */
export const REPLACES_FILE = 'replaces.json';
export const Replaces = z.object({ keptAs: z.string() });
export type Replaces = z.infer<typeof Replaces>;
