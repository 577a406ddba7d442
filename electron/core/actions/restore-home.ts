import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { keptHomeOf, nextHomeOf } from '../files/next-home.ts';
import type { Context } from './context.ts';

/**
 * Makes a home of a backup beside this one, whole and checked, to take its place when it is opened next. One that waited
 * already is given up for it. Fails as the readers `inspectBackup` and `restoreBackup` do; this home stays then.
 */
export async function restoreHome(
  { readers, folder, keyFile: ownKeyFile, now, signal, progress }: Context,
  { path, keyFile = ownKeyFile ?? undefined }: Parsed<'home.restore'>,
): Promise<Result<Output<'home.restore'>>> {
  const inspected = await readers.run('backup.inspect', { path, keyFile: keyFile ?? null }, { signal });
  if (!inspected.ok) return inspected;
  const [next, keptAs, nowMs] = [nextHomeOf(folder), keptHomeOf(folder, now()), now()];
  await discard(next);
  const task = { backup: path, folder: next, homeKeyFile: `${next}.key`, keyFile: keyFile ?? null };
  const restored = await readers.run(
    'backup.restore',
    { ...task, replaces: { keptAs }, nowMs },
    { signal, onProgress: progress },
  );
  if (!restored.ok) return restored;
  if (signal.aborted) {
    await discard(next); // it was whole before the word to stop came through
    return fail('restore.cancelled', `Restoring ${basename(path)} was cancelled. Nothing was changed.`);
  }
  const { createdAtMs, files, damaged } = restored.value;
  return ok({ createdAtMs, files, keptAs, damaged: [...damaged] });
}

async function discard(next: string): Promise<void> {
  for (const left of [next, `${next}.key`]) await rm(left, { recursive: true, force: true });
}
