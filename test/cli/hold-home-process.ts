import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A process of its own that has the home open, and answers at its socket, until its input ends. */
export async function holdHome(home: string): Promise<ChildProcessByStdio<Writable, Readable, null>> {
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-home.ts'), home], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
}
