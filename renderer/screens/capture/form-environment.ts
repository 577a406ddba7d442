import type { Environment } from '../../../shared/forms/expression/scope.ts';

/** Minutes that this laptop's clock is ahead of UTC at a moment. */
export const offsetMinutes = (atMs: number): number => -new Date(atMs).getTimezoneOffset();

export type Who = { readonly deviceId: string; readonly userName: string };

/** What the form's expressions may know of this laptop at a moment. */
export const environmentAt = (nowMs: number, who: Who): Environment => ({
  nowMs,
  offsetMinutes,
  newId: () => crypto.randomUUID(),
  random: Math.random,
  ...who,
});
