import { createHmac, timingSafeEqual } from 'node:crypto';

/** Longer than any contact over a field link; what was overheard can be asked again no later than this. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/**
 * What a laptop has to sign over, given out by `/health`: this server's time and a code over it. Nothing is remembered,
 * and only this server's clock decides, so that a laptop with any other clock is welcome.
 */
export function issueChallenge(key: Buffer, nowMs: number): string {
  return `${nowMs}.${codeOf(key, String(nowMs))}`;
}

/** Whether this server gave it out less than a day ago. After its own clock was set back it may lie in the future. */
export function isFreshChallenge(key: Buffer, challenge: string, nowMs: number): boolean {
  const [issued = '', code = ''] = challenge.split('.');
  const expected = Buffer.from(codeOf(key, issued));
  const given = Buffer.from(code);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return nowMs - Number(issued) < FRESH_MS;
}

const codeOf = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
