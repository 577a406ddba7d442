import type { Result } from '../../shared/result.ts';
import { restoreHome } from '../core/home/restore-home.ts';
import type { Arguments } from './arguments.ts';
import { careEnglish } from './care-english.ts';
import type { Reply, Usage } from './command.ts';

/** Makes the home that other commands open, so that it asks no core. */
export const restoreCommand: Usage = { words: 'restore', operands: ['FILE'], options: ['key'] };

export async function runRestore(args: Arguments, home: string): Promise<Result<Reply>> {
  const backup = args.resolvePath(args.words[1] ?? '');
  const restored = await restoreHome({ backup, folder: home, keyFile: args.path('key') ?? null, nowMs: Date.now() });
  if (!restored.ok) return restored;
  const { damaged } = restored.value;
  return {
    ok: true,
    value: { document: restored.value, lines: careEnglish.restored(restored.value), isBad: damaged.length > 0 },
  };
}
