import { constants, getPriority, setPriority } from 'node:os';

/**
 * Lets this thread, and those that it starts from now on, wait while the window, core or its readers have something to
 * do. On Linux a priority is a thread's, and once lowered it stays so; elsewhere it would be that of the whole process,
 * scoring included, and is left alone.
 */
export function giveWay(): void {
  const { PRIORITY_BELOW_NORMAL } = constants.priority;
  if (process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL);
}
