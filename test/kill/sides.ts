import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One process of a side: what it told so far, and how it ended. */
export type Side = {
  readonly told: readonly string[];
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly stop: () => void;
  /** Once it says where it listens; false where it ended before. */
  readonly isListening: () => Promise<boolean>;
};

/** Starts `laptop.ts`, `trainer.ts`, `pipeliner.ts` or `server.ts` in a process that ends at the point `killAt` (empty for nowhere, `list` to name all). */
export function startSide(
  entry: 'laptop' | 'trainer' | 'pipeliner' | 'server',
  args: readonly string[],
  killAt: string,
): Side {
  const env = { ...process.env, FIELDLOOP_KILL_AT: killAt, FIELDLOOP_SERVER_URL: undefined };
  const child = spawn(process.execPath, [join(import.meta.dirname, `${entry}.ts`), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(entry !== 'server' && { timeout: 60_000 }),
  });
  const told: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => told.push(line));
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(([[code, signal]]) => ({ code, signal }));
  const isListening = (): Promise<boolean> =>
    new Promise((resolve) => {
      lines.on('line', (line) => line.startsWith('{') && resolve(true));
      void ended.then(() => resolve(told.some((line) => line.startsWith('{'))));
    });
  const stop = (): void => void child.kill('SIGTERM');
  running.add(stop);
  void ended.then(() => running.delete(stop));
  return { told, ended, stop, isListening };
}
const running = new Set<() => void>();

/** Ends what a failed test left running. */
export function stopSides(): void {
  for (const stop of running) stop();
}

/** A server over `folder` that listens. */
export async function startServer(folder: string, port: number, killAt = ''): Promise<Side> {
  const side = startSide('server', ['--data', folder, '--port', String(port)], killAt);
  if (!(await side.isListening())) throw new Error('the server did not start');
  return side;
}

export async function stopServer(side: Side): Promise<void> {
  side.stop();
  await side.ended;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const prefix = 'point ';
export const pointsOf = ({ told }: Side): readonly string[] =>
  told.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));

export const acknowledgedOf = ({ told }: Side): readonly string[] =>
  told.filter((line) => line.startsWith('acknowledged ')).map((line) => line.slice('acknowledged '.length));
