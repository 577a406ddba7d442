import type { Damage, HomeCounts } from '../../../shared/integrity.ts';
import type { LineageGraph } from '../../../shared/lineage.ts';
import type { BlobStoreOptions } from '../files/blob-store.ts';
import type { SpaceReport } from '../../../shared/space.ts';
import type { BackupHead } from '../store/backup-file.ts';
import type { VersionChunk } from '../store/version-chunks.ts';
import type { SealedRow } from '../store/version-seal.ts';
import type { Restored, RestoreTask } from './integrity/restore-backup.ts';

/** What is asked of a home as a whole: whether it is sound, what it takes, what its backups hold. */
export type HomeTasks = {
  /** Re-hashes all that the versions given are made of; for null, all that the home holds, its files where `blobs` are told. */
  'dataset.verify': {
    readonly input: { readonly versionIds: readonly string[] | null; readonly blobs: BlobStoreOptions | null };
    readonly output: VerifiedHome;
  };
  'space.measure': {
    readonly input: { readonly folder: string; readonly blobFolder: string; readonly nowMs: number };
    readonly output: SpaceReport;
  };
  /** Writes the home into one file: first under the name `part`, which nobody else uses. */
  'home.backup': {
    readonly input: BackupHead & { readonly path: string; readonly part: string; readonly blobs: BlobStoreOptions };
    readonly output: {
      readonly sizeBytes: number;
      readonly chunks: number;
      readonly files: number;
      readonly damaged: readonly Damage[];
    };
  };
  /** What a backup holds, by the key of this home or, where it is named, the one in `keyFile`. */
  'backup.inspect': {
    readonly input: { readonly path: string; readonly keyFile: string | null };
    readonly output: BackupHead & { readonly sizeBytes: number; readonly holds: HomeCounts };
  };
  'backup.restore': { readonly input: RestoreTask; readonly output: Restored };
  /** What the backup at `path` holds of these chunks, versions and files, hashed; what it lacks is left out. */
  'backup.read': {
    readonly input: {
      readonly path: string;
      readonly chunks: readonly string[];
      readonly versions: readonly string[];
      readonly files: readonly string[];
    };
    readonly output: {
      readonly chunks: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
      readonly versions: readonly MendingVersion[];
      readonly files: readonly Uint8Array[];
    };
  };
  'audit.verify': {
    readonly input: null;
    readonly output: { readonly entries: number; readonly damaged: readonly Pick<Damage, 'id' | 'why'>[] };
  };
  /** Counts rows that point at something that is not there. */
  'home.references': { readonly input: null; readonly output: { readonly broken: number } };
  'lineage.show': { readonly input: { readonly id: string }; readonly output: LineageGraph };
};

/** What a version's row said, and its chunks. */
export type MendingVersion = {
  readonly row: SealedRow;
  readonly seal: string | null;
  readonly chunks: readonly VersionChunk[];
};

export type VerifiedHome = {
  readonly chunks: number;
  readonly versions: number;
  readonly files: number;
  readonly damaged: readonly Damage[];
};
