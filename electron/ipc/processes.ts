import { join } from 'node:path';
import { MessageChannelMain, type UtilityProcess, type WebContents } from 'electron';
import type { FromCore, PowerState, ToCore } from '../../shared/process-messages.ts';
import { type Supervised, supervise } from './supervise.ts';

export type Processes = {
  /** Gives a window its way to core: now, and again after each restart of core. */
  readonly admit: (contents: WebContents) => void;
  /** Lets core finish what it writes and close the home; resolves when another core has been started on it. */
  readonly restart: () => Promise<void>;
  /** Tells core how the laptop is powered: this one, and each that replaces it. */
  readonly tellPower: (state: PowerState) => void;
  /** Lets core finish what it writes and close the home, then ends both. */
  readonly stop: () => Promise<void>;
};

export type HomeChoice = {
  readonly folder: string;
  readonly serverUrl: string | null;
  readonly practice: string | null;
};

/** By then the first screen has had both processors for itself; nothing is scored or trained sooner. */
const COMPUTE_AFTER_MS = 1_000;
/** What core may be writing when the application ends is written in far less. */
const STOP_WITHIN_MS = 3_000;

/** Starts core and compute, joins them by a port, and joins them again whenever one of them had to be started anew. */
export function startProcesses(
  dist: string,
  home: HomeChoice,
  onRefused: (reason: FromCore & { kind: 'refused' }) => void,
): Processes {
  const windows = new Set<WebContents>();
  let core: Supervised | null = null;
  let compute: Supervised | null = null;
  let power: PowerState | null = null;
  let onReplaced: () => void = () => undefined;

  const startComputeSoon = (): void => {
    setTimeout(() => {
      compute ??= supervise(join(dist, 'compute.js'), 'Fieldloop compute', (child) => {
        if (core !== null) joinByPort(core.current(), child);
      });
    }, COMPUTE_AFTER_MS);
  };
  core = supervise(join(dist, 'core.js'), 'Fieldloop core', (child) => {
    send(child, { kind: 'start', ...home });
    if (power !== null) send(child, { kind: 'power', state: power });
    child.on('message', (message: FromCore) => {
      if (message.kind === 'ready') startComputeSoon();
      if (message.kind === 'refused') onRefused(message);
      if (message.kind === 'computeHung') compute?.replace();
    });
    // A compute process holds one port for life, so a new core gets a new compute process with it.
    compute?.current().kill();
    for (const contents of windows) connect(child, contents);
    onReplaced();
  });

  const running = core;
  return {
    admit: (contents) => {
      windows.add(contents);
      contents.once('destroyed', () => windows.delete(contents));
      connect(running.current(), contents);
    },
    tellPower: (state) => {
      power = state;
      send(running.current(), { kind: 'power', state });
    },
    restart: () =>
      new Promise((resolve) => {
        onReplaced = resolve;
        send(running.current(), { kind: 'stop' });
      }),
    stop: async () => {
      const child = running.current();
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      running.letGo();
      send(child, { kind: 'stop' });
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS))]);
      running.stop();
      compute?.stop();
    },
  };
}

/** One channel between core and compute, an end for each. */
function joinByPort(core: UtilityProcess, compute: UtilityProcess): void {
  const { port1, port2 } = new MessageChannelMain();
  compute.postMessage({ kind: 'start' }, [port2]);
  core.postMessage({ kind: 'compute' } satisfies ToCore, [port1]);
}

function connect(core: UtilityProcess, contents: WebContents): void {
  const { port1, port2 } = new MessageChannelMain();
  core.postMessage({ kind: 'window' } satisfies ToCore, [port1]);
  contents.postMessage('fieldloop:port', null, [port2]);
}

const send = (core: UtilityProcess, message: ToCore): void => core.postMessage(message);
