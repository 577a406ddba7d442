import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { countHome } from '../../store/home-counts.ts';
import { migrations } from '../../store/migrations/all.ts';
import type { DatabaseLocation } from '../../store/open-database.ts';
import type { ReaderInput, ReaderOutput } from '../tasks.ts';
import { openBackup } from './open-backup.ts';

/**
 * What a backup holds, opened with the key of this home or with another one. Fails with `backup.newer` for one that a
 * later Fieldloop wrote, `restore.noKey`, and as `openBackup`.
 */
export async function inspectBackup(
  own: DatabaseLocation,
  { path, keyFile }: ReaderInput<'backup.inspect'>,
): Promise<Result<ReaderOutput<'backup.inspect'>>> {
  if (keyFile !== null && !existsSync(keyFile))
    return fail('restore.noKey', `There is no key file ${keyFile}.`, 'Choose the key file of the home it is of.');
  const opened = openBackup(path, keyFile === null ? own.key : readFileSync(keyFile));
  if (!opened.ok) return opened;
  const { db, head } = opened.value;
  try {
    const shape = db.value<number>('PRAGMA user_version') ?? 0;
    if (shape > migrations.length) return refuseNewer(path, head.version);
    return ok({ ...head, sizeBytes: statSync(path).size, holds: countHome(db) });
  } finally {
    db.close();
  }
}

const refuseNewer = (path: string, version: string): Result<never> =>
  fail(
    'backup.newer',
    `${basename(path)} was written by Fieldloop ${version}, which is newer than this one.`,
    'Install that version or a newer one first.',
  );
