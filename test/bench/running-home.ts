import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { connectToCore, type RunningCore } from '../../electron/cli/running-core.ts';
import type { Result } from '../../shared/result.ts';
import { holdHome } from '../cli/hold-home-process.ts';
import { newHome } from '../cli/run-fieldloop.ts';

export type RunningHome = {
  readonly home: string;
  /** A folder around the home for the bench's own files; it goes with the home. */
  readonly folder: string;
  /** Of the process that has the home open. */
  readonly pid: number;
  readonly core: RunningCore;
  readonly remove: () => Promise<void>;
};

/** A home with a project whose core is a process of its own, asked through its socket. */
export async function openRunningHome(): Promise<RunningHome> {
  const home = newHome();
  const folder = dirname(home);
  const holder = await holdHome(home);
  const remove = async (): Promise<void> => {
    holder.stdin.end();
    await once(holder, 'exit');
    rmSync(folder, { recursive: true });
  };
  const connected = await connectToCore(home);
  if (connected === null || holder.pid === undefined) throw new Error('The core process does not answer at its socket');
  const core = valueOf(connected);
  valueOf(await core.call('project.create', { name: 'Bench' }));
  return {
    home,
    folder,
    pid: holder.pid,
    core,
    remove: async () => {
      core.close();
      await remove();
    },
  };
}

/** A bench has no use for a failure. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
