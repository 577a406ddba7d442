import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ServerStatus } from '../shared/sync-protocol.ts';

const Announcement = z.object({ url: z.url(), adminToken: z.string() });

/** The central server as an operating system process of its own. */
export type ServerProcess = {
  readonly url: string;
  readonly port: number;
  /** What its database holds, by its own count. */
  readonly status: () => Promise<ServerStatus>;
  /** SIGKILL: it gets no chance to tidy up. */
  readonly kill: () => Promise<void>;
  /** As a service manager ends it; its data folder can be opened by others afterwards. */
  readonly stop: () => Promise<void>;
};

/** Starts `entry` (the server's source or its build) on `folder` and answers once it listens; port 0 is any free one. */
export async function startServer(entry: string, folder: string, port = 0): Promise<ServerProcess> {
  const child = spawn(process.execPath, [entry, '--data', folder, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, adminToken } = await firstLine(child);
  return {
    url,
    port: Number(new URL(url).port),
    status: async () => {
      const answer = await fetch(`${url}/status`, { headers: { authorization: `Bearer ${adminToken}` } });
      return ServerStatus.parse(await answer.json());
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

async function firstLine(child: ChildProcess): Promise<z.infer<typeof Announcement>> {
  if (child.stdout === null) throw new Error('the server was started without an output to read');
  for await (const line of createInterface({ input: child.stdout })) return Announcement.parse(JSON.parse(line));
  throw new Error('the server ended before it listened');
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
