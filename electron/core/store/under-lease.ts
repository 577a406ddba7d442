import type { Result } from '../../../shared/result.ts';
import { openLease, releaseLease } from './chunks.ts';
import { isDiskFull, refuseDiskFull, tidyWherePossible } from './disk-full.ts';
import type { Store } from './open-database.ts';

export type Leased = {
  readonly leaseId: string;
  readonly purpose: string;
  /** As `refuseDiskFull` names it. */
  readonly undone: string;
  /** Frees what was written ahead and is needed by nothing; it is told whether the work was done. */
  readonly tidy: (isDone: boolean) => Promise<void>;
};

/**
 * Does work that writes ahead. However it ends, the lease is released and what is needed by nothing is freed at once, also
 * on a disk that is full: what the last transaction could not write leaves room for the few pages that this takes. Fails
 * as the work does, and with `home.diskFull`.
 */
export async function underLease<T>(
  store: Store,
  { leaseId, purpose, undone, tidy }: Leased,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  let isDone = false;
  try {
    store.transaction((db) => openLease(db, leaseId, purpose));
    const result = await work();
    isDone = result.ok;
    return result;
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause;
    return refuseDiskFull(undone);
  } finally {
    await tidyWherePossible(async () => {
      store.transactionAhead((db) => releaseLease(db, leaseId)); // one that a power cut brings back is forgotten at the next opening
      await tidy(isDone);
    });
  }
}
