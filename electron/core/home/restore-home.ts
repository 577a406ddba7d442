import { resolve } from 'node:path';
import type { Result } from '../../../shared/result.ts';
import { restoreBackup, type Restored } from '../readers/integrity/restore-backup.ts';
import { keyFileOf } from './home-key.ts';

export type RestoreOptions = {
  readonly backup: string;
  /** Where the home will be; there is none yet. */
  readonly folder: string;
  /** The key of the home that the backup is of; null looks beside the new home, and takes the backup for a plain one without. */
  readonly keyFile: string | null;
  /** Milliseconds since the epoch, UTC. */
  readonly nowMs: number;
};

/** Makes a home of a backup where there is none; fails as `restoreBackup`. */
export const restoreHome = ({ folder, ...options }: RestoreOptions): Promise<Result<Restored>> =>
  restoreBackup(
    { ...options, folder, homeKeyFile: keyFileOf(resolve(folder)), replaces: null },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
