import { type UtilityProcess, utilityProcess } from 'electron';

export type Supervised = {
  /** The process that runs now. */
  readonly current: () => UtilityProcess;
  /** Ends the process that runs now, however deaf it is; another one takes its place. */
  readonly replace: () => void;
  /** It may end by itself from now on; it is not started again. */
  readonly letGo: () => void;
  /** Ends it for good. */
  readonly stop: () => void;
};

/** How soon a process that died is started again, and never faster however often it dies. */
const RESTART_AFTER_MS = 500;

/**
 * Keeps a utility process alive until `stop`. Intent decides, not the exit code: `kill()` gives code 0 for idle and
 * hung processes alike. `onStarted` runs for the first one and for each that replaces a dead one.
 */
export function supervise(entry: string, serviceName: string, onStarted: (child: UtilityProcess) => void): Supervised {
  let stopping = false;
  let current = start();

  function start(): UtilityProcess {
    const child = utilityProcess.fork(entry, [], { serviceName, stdio: 'inherit' });
    child.once('exit', () => {
      if (stopping) return;
      setTimeout(() => {
        if (stopping) return;
        current = start();
        onStarted(current);
      }, RESTART_AFTER_MS);
    });
    return child;
  }

  onStarted(current);
  return {
    current: () => current,
    replace: () => {
      // Electron's own kill() asks with SIGTERM, which a process that is stopped or was made deaf does not heed.
      try {
        if (current.pid !== undefined) process.kill(current.pid, 'SIGKILL');
      } catch {
        // It ended by itself in this very moment, and `exit` starts the next one.
      }
    },
    letGo: () => {
      stopping = true;
    },
    stop: () => {
      stopping = true;
      current.kill();
    },
  };
}
