import type { Result } from '../../../shared/result.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';
import type { Asked } from './contact.ts';

type Link = { exchange(asked: Asked): Promise<Result<SyncStatus>> };

export type Watched = {
  /** Calls `listener` at each step of every contact, whoever began it; answers how to stop that. */
  readonly watch: (listener: () => void) => () => void;
};

/**
 * Never two contacts at once, for they would send the same places of one stream. Who asks while one runs hears its
 * progress and shares its answer; a contact of their own follows only where it left something that can still be sent.
 * Whoever began a contact may cancel it, who joined may not.
 */
export function oneContactAtATime<L extends Link>(link: L): L & Watched {
  const listeners = new Set<Asked['progress']>();
  let running: Promise<Result<SyncStatus>> | null = null;

  const begin = ({ signal }: Asked): Promise<Result<SyncStatus>> => {
    const progress = (event: unknown): void => listeners.forEach((listener) => listener(event));
    running = link.exchange({ signal, progress }).finally(() => {
      running = null;
    });
    return running;
  };

  const joinOrBegin = async (asked: Asked): Promise<Result<SyncStatus>> => {
    if (running === null) return begin(asked);
    const shared = await running;
    return shared.ok && isUnfinished(shared.value) ? joinOrBegin(asked) : shared;
  };

  const exchange = (asked: Asked): Promise<Result<SyncStatus>> => {
    listeners.add(asked.progress);
    return joinOrBegin(asked).finally(() => listeners.delete(asked.progress));
  };
  const watch = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { ...link, exchange, watch };
}

/** Something was saved while the contact was past sending. */
const isUnfinished = ({ online, waiting }: SyncStatus): boolean => online === true && waiting > 0;
