import { z } from 'zod';
import { Column } from './column.ts';
import { DatasetSource } from './dataset.ts';
import { Profile } from './profile.ts';
import { Actor, Project } from './project.ts';

/**
 * A file of exchange carries what one laptop of a project knows to another, over a stick: a line that says what it is,
 * then frames (two little-endian uint32, the lengths of a JSON text and of bytes; the text; the bytes), from `head` to
 * `end`. Raised whenever a frame changes; a home refuses what is newer.
 */
export const EXCHANGE_FORMAT = 1;

/** How many of each kind a file of exchange holds, or how many of them were new here. */
export const ExchangeCounts = z.object({
  records: z.int(),
  /** Visits and their edits. */
  events: z.int(),
  labels: z.int(),
  datasetVersions: z.int(),
  /** Versions of forms. */
  forms: z.int().default(0),
  /** Subjects that were said to be one, or two again. */
  merges: z.int().default(0),
  /** What people said of runs, models and alerts. */
  comments: z.int().default(0),
  /** Versions of models, moves of their aliases, tags, notes and recalls of them, and what was written on their cards. */
  models: z.int().default(0),
  /** Subjects that were erased, and choices of the form that the project asks. */
  erasures: z.int().default(0),
  formUses: z.int().default(0),
});
export type ExchangeCounts = z.infer<typeof ExchangeCounts>;

/** Who wrote the file, of which project, and what is in it. The public key is SPKI DER in base64. */
export const ExchangeHead = z.object({
  kind: z.literal('head'),
  format: z.int(),
  project: Project,
  device: z.object({ id: z.uuid(), name: z.string(), publicKey: z.string() }),
  madeAtMs: z.int(),
  holds: ExchangeCounts,
  actors: z.array(Actor),
});
export type ExchangeHead = z.infer<typeof ExchangeHead>;

export const ExchangedVersion = z.object({
  kind: z.literal('datasetVersion'),
  id: z.uuid(),
  name: z.string().min(1),
  baseVersionId: z.string().nullable(),
  rows: z.int(),
  digest: z.string(),
  columns: z.array(Column),
  profile: Profile,
  source: DatasetSource,
  actorId: z.string(),
  deviceId: z.string(),
  createdAtMs: z.int(),
  chunks: z.array(
    z.object({ column: z.int(), ordinal: z.int(), sha256: z.string(), firstRow: z.int(), rows: z.int() }),
  ),
});
export type ExchangedVersion = z.infer<typeof ExchangedVersion>;

/** A change in the words of the sync protocol, as a server would bring it. */
export const ExchangedChange = z.object({ kind: z.literal('change'), change: z.string(), payload: z.unknown() });
export type ExchangedChange = z.infer<typeof ExchangedChange>;

export const ExchangeFrame = z.discriminatedUnion('kind', [
  ExchangeHead,
  ExchangedChange,
  ExchangedVersion,
  /** The bytes behind it are a stored chunk, named by the hash of its canonical values. */
  z.object({ kind: z.literal('chunk'), sha256: z.string(), rows: z.int() }),
  /** The bytes behind it are a file that is named by its own hash: an image of a data set, a photo, a model. */
  z.object({ kind: z.literal('image'), sha256: z.string() }),
  /** `sha256` is of everything before this frame; the device signs `exchangeText` of it. */
  z.object({ kind: z.literal('end'), sha256: z.string(), signature: z.string() }),
]);
export type ExchangeFrame = z.infer<typeof ExchangeFrame>;

/** What the signature of a file of exchange covers. */
export const exchangeText = (sha256: string): string => `fieldloop exchange ${EXCHANGE_FORMAT} ${sha256}`;
