import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import { ok, type Result } from '../../shared/result.ts';
import { Door } from '../core/door.ts';
import { handlers } from '../core/handlers.ts';
import { startCore, startEngine } from '../core/start.ts';
import type { Ask } from './command.ts';

export type Session = { readonly ask: Ask; readonly close: () => Promise<void> };

export type SessionOptions = {
  readonly home: string;
  readonly project: string | undefined;
  readonly serverUrl: string | null;
  /** Aborted when the person wants it to stop. */
  readonly signal: AbortSignal;
  readonly onProgress: (name: CallName, event: unknown) => void;
};

/** Core in this process and compute in a child, until it is closed. Fails as `startCore` does. */
export async function openSession(options: SessionOptions): Promise<Result<Session>> {
  const engine = startEngine();
  const core = await startCore({ folder: options.home, engine: engine.link, serverUrl: options.serverUrl });
  if (!core.ok) return core;
  const door = new Door(core.value.home, handlers);
  const ask = async <N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> => {
    const { project, signal, onProgress } = options;
    const result = await door.call(name, input, { project, signal, onProgress: (event) => onProgress(name, event) });
    return result as Result<Output<N>>; // the door runs the handler that the contract types under this name
  };
  const close = async (): Promise<void> => {
    await door.close();
    await engine.close();
    await core.value.close();
  };
  return ok({ ask, close });
}

/** The home of this person's window: where Electron keeps the application's data. */
export function ownHome(): string {
  const data =
    process.platform === 'win32'
      ? (process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'));
  return join(data, 'fieldloop', 'home');
}
