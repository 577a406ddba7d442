import { z } from 'zod';
import { Cell, Column } from './column.ts';
import { ImageFindings } from './columns/image-findings.ts';
import { Condition, DeriveStep } from './derive.ts';
import { Profile } from './profile.ts';

/** Columns that name people, and so are in no version made of the file. */
const leftOut = z.array(z.string()).optional();

/** Read from a file. `sha256` is of the file's bytes. */
export const FileSource = z.object({
  kind: z.literal('file'),
  name: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  leftOut,
  /** The version whose rows stand above those of the file. */
  appendedTo: z.string().optional(),
  /** The version that was the newest of this name, and of which nothing is in this one. */
  replaces: z.string().optional(),
  /** What was found where it was a folder of images; `sha256` is then over their paths, contents and rows. */
  images: ImageFindings.optional(),
});
export type FileSource = z.infer<typeof FileSource>;

/** Made from another version by steps that can be taken again; `fromRef` is what that one is called here. */
export const DerivedSource = z.object({
  kind: z.literal('derived'),
  fromVersionId: z.string(),
  fromRef: z.string(),
  /** With the values that were learned. */
  steps: z.array(DeriveStep),
  leftOut,
});
export type DerivedSource = z.infer<typeof DerivedSource>;

/** The rows of another version under another description of its `columns`. */
export const DescribedSource = z.object({
  kind: z.literal('described'),
  fromVersionId: z.string(),
  fromRef: z.string(),
  columns: z.array(z.string()),
  leftOut,
});
export type DescribedSource = z.infer<typeof DescribedSource>;

/** Frozen from records; the selection can be made again on the records of a later day. */
export const RecordsSource = z.object({
  kind: z.literal('records'),
  /** Null takes every record. */
  where: Condition.nullable(),
  frozenAtMs: z.int(),
  leftOut,
});
export type RecordsSource = z.infer<typeof RecordsSource>;

/** Where a version's rows came from. */
export const DatasetSource = z.discriminatedUnion('kind', [FileSource, DerivedSource, DescribedSource, RecordsSource]);
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
