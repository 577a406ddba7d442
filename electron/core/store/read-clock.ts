import type { WritableDb } from './open-database.ts';
import { getSetting, setSetting } from './settings.ts';

/** Clocks are put right by some seconds all the time. */
const TOLERATED_MS = 60_000;

/**
 * How far the clock is behind the latest moment at which something was captured on this laptop; null where it is not, or
 * by less than a minute. Whoever asks captures now: the moment is remembered. Which of the two was wrong nobody can tell
 * here, so the time stays as it was read, and is flagged.
 */
export function readClock(db: WritableDb, nowMs: number): number | null {
  const latestMs = Number(getSetting(db, 'latestCaptureAtMs') ?? 0);
  if (nowMs > latestMs) setSetting(db, 'latestCaptureAtMs', String(nowMs));
  return latestMs - nowMs > TOLERATED_MS ? latestMs - nowMs : null;
}
