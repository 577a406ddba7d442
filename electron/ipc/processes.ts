import { join } from 'node:path';
import { MessageChannelMain, type UtilityProcess, type WebContents } from 'electron';
import type { FromCore, ToCore } from '../../shared/process-messages.ts';
import { type Supervised, supervise } from './supervise.ts';

export type Processes = {
  /** Gives a window its way to core: now, and again after each restart of core. */
  readonly admit: (contents: WebContents) => void;
  readonly stop: () => void;
};

export type HomeChoice = {
  readonly folder: string;
  readonly serverUrl: string | null;
  readonly practice: string | null;
};

/** Starts core and compute, joins them by a port, and joins them again whenever one of them had to be started anew. */
export function startProcesses(
  dist: string,
  home: HomeChoice,
  onRefused: (reason: FromCore & { kind: 'refused' }) => void,
): Processes {
  const windows = new Set<WebContents>();
  let core: Supervised | null = null;
  let compute: Supervised | null = null;

  compute = supervise(join(dist, 'compute.js'), 'Fieldloop compute', (child) => {
    if (core !== null) joinByPort(core.current(), child);
  });
  core = supervise(join(dist, 'core.js'), 'Fieldloop core', (child) => {
    send(child, { kind: 'start', ...home });
    child.on('message', (message: FromCore) => {
      if (message.kind === 'refused') onRefused(message);
      if (message.kind === 'computeHung') compute?.replace();
    });
    // A compute process holds one port for life, so a new core gets a new compute process with it.
    if (core === null) joinByPort(child, compute.current());
    else compute.current().kill();
    for (const contents of windows) connect(child, contents);
  });

  const running = core;
  return {
    admit: (contents) => {
      windows.add(contents);
      contents.once('destroyed', () => windows.delete(contents));
      connect(running.current(), contents);
    },
    stop: () => {
      running.stop();
      compute.stop();
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
