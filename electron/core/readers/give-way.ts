import { constants, getPriority, setPriority } from 'node:os';

const STEP = 5;

/**
 * Lets this thread wait while others of this program or another have something to do: an import takes two processors,
 * and whoever types beside it waits for neither. On Linux a priority is a thread's; elsewhere it would be that of the
 * whole process, and is left alone.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + STEP));
}
