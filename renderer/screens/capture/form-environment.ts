import type { Environment } from '../../../shared/forms/expression/scope.ts';

/** Minutes that this laptop's clock is ahead of UTC at a moment. */
export const offsetMinutes = (atMs: number): number => -new Date(atMs).getTimezoneOffset();

/** What the form's expressions may know of this laptop, as it is now. */
export const environmentNow = (deviceId?: string, userName?: string): Environment => ({
  nowMs: Date.now(),
  offsetMinutes,
  newId: () => crypto.randomUUID(),
  random: Math.random,
  ...(deviceId === undefined ? {} : { deviceId }),
  ...(userName === undefined ? {} : { userName }),
});
