import { type ChildProcess, fork } from 'node:child_process';
import type { EngineReply } from '../../../shared/engine.ts';
import { EngineLink, type EngineLinkOptions } from './link.ts';

export type ChildEngine = {
  readonly link: EngineLink;
  /** Ends the process and everything that waits for it. */
  readonly close: () => Promise<void>;
};

/**
 * The compute process as a child of Node (command line, tests): started by the first request, and again by the first
 * one after it died or hung.
 */
export function forkEngine(entry: string, options: Pick<EngineLinkOptions, 'after'> = {}): ChildEngine {
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
  // It holds nothing that must be saved, and a hung one hears no other signal.
  const end = (hung: ChildProcess | null): void => void hung?.kill('SIGKILL');
  const link = new EngineLink({ ...options, onNeeded: start, onHung: () => end(child) });
  const close = async (): Promise<void> => {
    link.close();
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      running.once('exit', () => resolve());
      end(running);
    });
  };
  return { link, close };
}
