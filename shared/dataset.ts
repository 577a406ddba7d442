import { z } from 'zod';
import { Cell, Column } from './column.ts';
import { Profile } from './profile.ts';

/** Where a version's rows came from. `sha256` is of the file's bytes. */
export const DatasetSource = z.object({
  kind: z.literal('file'),
  name: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  /** Columns of the file that name people, and so are not in the version. */
  leftOut: z.array(z.string()).optional(),
});
export type DatasetSource = z.infer<typeof DatasetSource>;

/** An immutable data set version. `digest` is over the canonical values. */
export const DatasetVersion = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  rows: z.int(),
  digest: z.string(),
  columns: z.array(Column.extend({ missing: z.int() })),
  source: DatasetSource,
  actorName: z.string(),
  createdAtMs: z.int(),
});
export type DatasetVersion = z.infer<typeof DatasetVersion>;

export const DatasetPage = z.object({
  columns: z.array(Column),
  rows: z.array(z.array(Cell)),
  firstRow: z.int(),
  of: z.int(),
});
export type DatasetPage = z.infer<typeof DatasetPage>;

export const DatasetDetail = z.object({ version: DatasetVersion, profile: Profile, versions: z.array(DatasetVersion) });
export type DatasetDetail = z.infer<typeof DatasetDetail>;
