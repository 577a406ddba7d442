import { z } from 'zod';

/** What can be damaged: a chunk of values, a data set version's manifest, description or profile, a window, a file. */
export const DamagedKind = z.enum(['chunk', 'version', 'window', 'file']);
export type DamagedKind = z.infer<typeof DamagedKind>;

/** `id` is a sha256 or an id; `of` names the data set versions and models that need it, as `name@3`. */
export const Damage = z.object({ id: z.string(), kind: DamagedKind, why: z.string(), of: z.array(z.string()) });
export type Damage = z.infer<typeof Damage>;

export const Verification = z.object({
  ok: z.boolean(),
  chunks: z.int(),
  versions: z.int(),
  files: z.int(),
  damaged: z.array(Damage),
});
export type Verification = z.infer<typeof Verification>;

export const Repair = z.object({
  ok: z.boolean(),
  repaired: z.array(z.object({ id: z.string(), kind: DamagedKind, from: z.enum(['backup', 'server']) })),
  stillDamaged: z.array(Damage),
});
export type Repair = z.infer<typeof Repair>;

/** What a data set version is used by. A version in use cannot be deleted; what else there is keeps its lineage. */
export const Dependents = z.object({
  ref: z.string(),
  versionId: z.string(),
  runs: z.array(z.object({ id: z.string(), modelName: z.string(), status: z.string() })),
  /** Refs of models that were trained on it or tested with it. */
  models: z.array(z.string()),
  windows: z.array(z.object({ id: z.string(), modelRef: z.string(), rows: z.int() })),
  /** Refs of versions that were made from it. */
  derived: z.array(z.string()),
  /** Answers that people gave to predictions for its rows. */
  labels: z.int(),
  /** Bytes that deleting it would free. */
  freedBytes: z.int(),
  /** Why it cannot be deleted now, in plain words; null where it can. */
  blockedBy: z.string().nullable(),
});
export type Dependents = z.infer<typeof Dependents>;

/** A backup as it was written and read again. */
export const Backup = z.object({
  path: z.string(),
  sizeBytes: z.int(),
  createdAtMs: z.int(),
  chunks: z.int(),
  files: z.int(),
  isEncrypted: z.boolean(),
  /** Where the key lies that opens it; it is not in the backup. Null where nothing is encrypted. */
  keyFile: z.string().nullable(),
  /** What is damaged in the home, and so in the backup too. */
  damaged: z.array(Damage),
});
export type Backup = z.infer<typeof Backup>;

/** Where the newest backup of a home was written, and when. */
export const LastBackup = Backup.pick({ path: true, sizeBytes: true, createdAtMs: true });
export type LastBackup = z.infer<typeof LastBackup>;

/** That a home was made of a backup; what was here before lies under `keptAs`, null where nothing was. */
export const LastRestore = z.object({ backupAtMs: z.int(), atMs: z.int(), keptAs: z.string().nullable() });
export type LastRestore = z.infer<typeof LastRestore>;

/** How much a home or a backup holds, of all its projects. */
export const HomeCounts = z.object({
  records: z.int(),
  labels: z.int(),
  datasetVersions: z.int(),
  models: z.int(),
  /** When the newest record was made; null where there is none. */
  lastRecordAtMs: z.int().nullable(),
});
export type HomeCounts = z.infer<typeof HomeCounts>;
