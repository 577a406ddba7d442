import type { Topic } from '../../../shared/calls/call-row.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';
import type { Asked } from './contact.ts';
import { retryDelayMs } from './retry-delay.ts';

export type BackgroundParts = {
  readonly link: { exchange(asked: Asked): Promise<Result<SyncStatus>> };
  readonly status: () => Pick<SyncStatus, 'serverUrl' | 'waiting' | 'online'>;
  /** Hears what may look different now. */
  readonly onChanged: (topics: readonly Topic[]) => void;
  /** What names this machine's networks; another value means that one came or went. */
  readonly networks: () => string;
  /** In [0, 1). */
  readonly random: () => number;
  /** Runs `work` once after so many milliseconds; answers how to call it off. */
  readonly after: (delayMs: number, work: () => void) => () => void;
};

export type BackgroundSync = {
  /** Something was saved, or the server's address was set. */
  readonly changed: () => void;
  /** Ends a contact in the middle, which is safe, and begins no other. */
  readonly close: () => Promise<void>;
};

/** What a contact may bring from others. */
const BROUGHT: readonly Topic[] = ['sync', 'records', 'labels', 'subjects', 'forms', 'projects'];
/** A person saves in bursts: one contact takes them together. */
const SETTLE_MS = 2_000;
/** How often others' changes are fetched while nothing is saved here. */
const IDLE_MS = 5 * 60_000;
/** How often the networks are looked at while the server is out of reach. */
const LOOK_MS = 5_000;

/**
 * Contacts the server without being asked: soon after something was saved, every 5 minutes, and after a failure with a
 * growing delay, or at once when a network comes or goes. Exactly one timer is armed at any time outside a contact, so
 * that it never falls silent. Being offline is silent.
 */
export function syncInBackground(parts: BackgroundParts): BackgroundSync {
  const closing = new AbortController();
  let failures = 0;
  let reachedUrl: string | null = null;
  let triedUrl: string | null = null;
  let contact: Promise<void> | null = null;
  let callOff: () => void = () => undefined;

  const arm = (delayMs: number, work: () => void): void => {
    callOff();
    callOff = closing.signal.aborted ? () => undefined : parts.after(delayMs, work);
  };
  const begin = (): void => {
    contact ??= run().finally(() => {
      contact = null;
    });
  };
  const run = async (): Promise<void> => {
    const { serverUrl } = parts.status();
    if (serverUrl === null) return arm(IDLE_MS, begin);
    triedUrl = serverUrl;
    // A fault of ours must not end the timer; the person's own sync says what it was.
    const answer = await parts.link.exchange({ signal: closing.signal, progress: () => undefined }).catch(refuseBroken);
    const isReached = answer.ok && answer.value.online === true;
    failures = isReached ? 0 : failures + 1;
    reachedUrl = isReached ? serverUrl : reachedUrl;
    parts.onChanged(BROUGHT);
    if (failures === 0) arm(hasReason() ? SETTLE_MS : IDLE_MS, begin);
    else wait(retryDelayMs(failures, parts.random), parts.networks());
  };
  /** Waits in short steps, so that a network that comes is seen. */
  const wait = (leftMs: number, before: string): void => {
    const stepMs = Math.min(leftMs, LOOK_MS);
    arm(stepMs, () => {
      const isOther = parts.networks() !== before;
      if (isOther) failures = 0;
      if (isOther || leftMs <= stepMs) begin();
      else wait(leftMs - stepMs, before);
    });
  };
  const hasReason = (): boolean => {
    const { serverUrl, waiting } = parts.status();
    return serverUrl !== null && (waiting > 0 || serverUrl !== reachedUrl);
  };

  arm(SETTLE_MS, begin);
  return {
    changed: () => {
      const { serverUrl, online } = parts.status();
      if (serverUrl !== triedUrl || online === true) failures = 0;
      if (contact === null && failures === 0 && hasReason()) arm(SETTLE_MS, begin);
    },
    close: async () => {
      closing.abort();
      callOff();
      await contact;
    },
  };
}

const refuseBroken = (cause: unknown): Result<never> => fail('core.internal', String(cause));
