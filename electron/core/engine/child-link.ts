import { type ChildProcess, fork } from 'node:child_process';
import type { EngineReply } from '../../../shared/engine.ts';
import { EngineLink } from './link.ts';

export type ChildEngine = {
  readonly link: EngineLink;
  /** Ends the process and everything that waits for it. */
  readonly close: () => Promise<void>;
};

/**
 * The compute process as a child of Node (command line, tests): started by the first request, and again by the first
 * one after it died.
 */
export function forkEngine(entry: string): ChildEngine {
  let child: ChildProcess | null = null;
  const start = (): void => {
    if (child !== null) return;
    const started = fork(entry, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child = started;
    const onEnd = (why: string): void => {
      if (child !== started) return;
      child = null;
      link.disconnect(why);
    };
    started.on('message', (message) => link.receive(message as EngineReply)); // compute sends nothing else
    started.once('error', (cause) => onEnd(cause.message));
    started.once('exit', (code, signal) => onEnd(`its process ended (${signal ?? code})`));
    link.connect((request) => void started.send(request, () => undefined)); // an unsent request is told of by `exit`
  };
  const link = new EngineLink(start);
  const close = async (): Promise<void> => {
    link.close();
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      running.once('exit', () => resolve());
      running.kill('SIGKILL'); // it holds nothing that must be saved, and a hung one hears no other signal
    });
  };
  return { link, close };
}
