import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { findPostgres } from '../../scripts/set-up/system-packages.mjs';
import { asNobody, nobody } from '../../scripts/testing/unprivileged.ts';

/** Runs a PostgreSQL of its own for a whole test run, or takes the one that FIELDLOOP_TEST_POSTGRES names. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['FIELDLOOP_TEST_POSTGRES'];
  if (given !== undefined) {
    project.provide('postgresUrl', given);
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-postgres-'));
  try {
    const { url, stop } = await startCluster(folder);
    project.provide('postgresUrl', url);
    return async () => {
      await stop();
      rmSync(folder, { recursive: true });
    };
  } catch (cause) {
    rmSync(folder, { recursive: true });
    throw cause;
  }
}

async function startCluster(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const programs = findPostgres();
  if (programs === null) throw new Error('there is no PostgreSQL here; `npm run set-up` installs one on Debian');
  const isRoot = process.getuid?.() === 0; // PostgreSQL refuses to run as root
  if (isRoot) chownSync(folder, nobody, nobody);
  const prefix = isRoot ? asNobody : [];
  const data = join(folder, 'data');
  const [make = '', ...makeArgs] = [...prefix, join(programs, 'initdb'), '-D', data, ...initOptions];
  const made = spawnSync(make, makeArgs, { cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  const port = await freePort();
  // No syncing: what is tested is order and locks.
  const serve = [...dyingWithUs(prefix), join(programs, 'postgres')];
  const [program = '', ...args] = [...serve, '-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port), '-F'];
  const cluster = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  await untilReady(cluster);
  return { url: `postgres://fieldloop@127.0.0.1:${port}/postgres`, stop: () => stopCluster(cluster) };
}

const initOptions = ['-U', 'fieldloop', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];

/** A test run that is killed takes its cluster along; the kernel forgets this when the user changes, so one setpriv does both. */
function dyingWithUs(prefix: readonly string[]): readonly string[] {
  return process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'INT', ...prefix.slice(1)] : prefix;
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo; // of a TCP server it is never a path
  holder.close();
  await once(holder, 'close');
  return port;
}

async function untilReady({ stderr }: ChildProcess): Promise<void> {
  if (stderr === null) throw new Error('the cluster was started without a pipe');
  const said: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    said.push(line);
    if (line.includes('ready to accept connections')) break;
  }
  if (!said.at(-1)?.includes('ready to accept connections')) throw new Error(`PostgreSQL ended:\n${said.join('\n')}`);
  stderr.resume(); // a full pipe would stop it
}

/** A fast shutdown: it ends whoever is still connected. */
async function stopCluster(cluster: ChildProcess): Promise<void> {
  const ended = once(cluster, 'exit');
  cluster.kill('SIGINT');
  await ended;
}
