import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type CallOptions, Door } from '../core/door.ts';
import { handlers } from '../core/handlers.ts';
import { keepTrainingCool } from '../core/keep-training-cool.ts';
import { keepWatching } from '../core/keep-watching.ts';
import { readLinuxPower } from '../core/power/read-linux-power.ts';
import { serveSocket, type SocketDoor } from '../core/serving/socket-door.ts';
import { startCore, startEngine } from '../core/start.ts';
import type { Ask } from './command.ts';
import { connectToCore, type RunningCore } from './running-core.ts';

export type Session = {
  readonly ask: Ask;
  /** Ends when the hub and the endpoint have, or the person stops it. Null where another process has them. */
  readonly stay: (() => Promise<void>) | null;
  readonly close: () => Promise<void>;
};

export type SessionOptions = {
  readonly home: string;
  readonly project: string | undefined;
  readonly serverUrl: string | null;
  /** Aborted when the person wants it to stop. */
  readonly signal: AbortSignal;
  readonly onProgress: (name: CallName, event: unknown) => void;
  /** Closing waits for other commands that this process serves. */
  readonly onOthers: () => void;
};

/** A core that has just locked the home, or is about to release it, does not answer for a moment. */
const PATIENCE_MS = 3_000;
const RETRY_MS = 100;
/** A training that another command asked for comes to rest in so long, at its next round. */
const REST_WITHIN_MS = 3_000;
/** Of a command that stays, such as the hub: how long after a record what nobody waits for begins. */
const QUIET_MS = 1_000;

/**
 * Core in this process and compute in a child; or, where another process has the home open, the way to that one's
 * core. Fails as `startCore` does (`home.inUse` when who has it does not answer) or as `connectToCore`.
 */
export async function openSession(options: SessionOptions): Promise<Result<Session>> {
  const giveUpAtMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const own = await openOwnCore(options);
    if (own.ok || own.error.code !== 'home.inUse') return own;
    const running = await connectToCore(options.home);
    if (running !== null) return running.ok ? ok(await visit(running.value, options)) : running;
    if (options.signal.aborted || performance.now() > giveUpAtMs) return own;
    await wait(RETRY_MS);
  }
}

async function openOwnCore(options: SessionOptions): Promise<Result<Session>> {
  const engine = startEngine();
  const core = await startCore({ folder: options.home, engine: engine.link, serverUrl: options.serverUrl });
  if (!core.ok) return core;
  const door = new Door(core.value.home, handlers);
  const { hub, endpoint, pipelines } = core.value;
  hub.openTo(door);
  endpoint.openTo(door);
  pipelines.openTo(door);
  const socket = await serveSocket(core.value.home.folder, door);
  const cooler = keepTrainingCool(core.value.home, door, readLinuxPower, { resumes: false });
  const watch = keepWatching(door, { quietMs: QUIET_MS, project: options.project });
  const ask = async <N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> => {
    const result = await door.call(name, input, callOptions(name, options));
    return result as Result<Output<N>>; // the door runs the handler that the contract types under this name
  };
  const serversEnded = async (): Promise<void> => void (await Promise.all([hub.ended(), endpoint.ended()]));
  const close = async (): Promise<void> => {
    await Promise.all([hub.stop(), endpoint.stop()]);
    if (socket !== null) await letOthersFinish(socket, options);
    cooler.close();
    await core.value.home.trainings.close(REST_WITHIN_MS);
    if (!options.signal.aborted) await watch.settle();
    watch.close();
    await door.close();
    socket?.close();
    await engine.close();
    await core.value.close();
  };
  return ok({ ask, stay: () => Promise.race([serversEnded(), stopped(options.signal)]), close });
}

/** What other commands asked for meanwhile is theirs: it ends first, unless the person stops this one. */
async function letOthersFinish(socket: SocketDoor, { signal, onOthers }: SessionOptions): Promise<void> {
  if (signal.aborted) return;
  if (socket.isVisited()) onOthers();
  await Promise.race([socket.drain(), stopped(signal)]);
}

const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function visit(core: RunningCore, options: SessionOptions): Promise<Session> {
  const ask: Ask = (name, input) => core.call(name, input, callOptions(name, options));
  if (options.serverUrl !== null) await pointToServer(ask, options.serverUrl);
  return { ask, stay: null, close: async () => core.close() };
}

/** As starting a core of its own would; a home without a project has nothing to sync yet. */
async function pointToServer(ask: Ask, url: string): Promise<void> {
  const status = await ask('sync.status', {});
  if (status.ok && status.value.serverUrl !== url.replace(/\/+$/, '')) await ask('sync.setServer', { url });
}

const callOptions = (name: CallName, { project, signal, onProgress }: SessionOptions): CallOptions => ({
  project,
  signal,
  onProgress: (event) => onProgress(name, event),
});

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
