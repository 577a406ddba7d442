import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Arguments } from './arguments.ts';
import type { Usage } from './command.ts';

/** Starts the central server, which is a program of its own: nothing of it runs in this process. */
export const serverCommand: Usage = { words: 'server', operands: [], options: ['data', 'postgres', 'port'] };

/** Until it ends; its exit code becomes ours. Signals from the terminal reach it by itself. */
export function runServer(args: Arguments): Promise<0 | 1 | 2> {
  const isSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(isSource ? '../../server/main.ts' : './server.js', import.meta.url));
  const passed = (['data', 'postgres', 'port'] as const).flatMap((name) => {
    const value = name === 'data' ? args.path(name) : args.text(name);
    return value === undefined ? [] : [`--${name}`, value];
  });
  const server = spawn(process.execPath, [entry, ...passed], { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => resolve(code === 2 ? 2 : code === 0 ? 0 : 1));
  });
}
