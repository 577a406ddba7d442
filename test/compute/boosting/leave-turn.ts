import { BEGUN, DONE, type TakeTurn } from '../../../electron/compute/boosting/kernel/share-turns.ts';

const PATIENCE_MS = 30_000;

/**
 * A turn whose second half is always the helper's, however late it comes: what the helper does wrong, or not at all,
 * is not covered up by the main thread.
 */
export const leaveTurn: TakeTurn = (turns, first) => {
  const turn = Atomics.add(turns, BEGUN, 1) + 1;
  Atomics.notify(turns, BEGUN);
  first();
  if (Atomics.wait(turns, DONE, turn - 1, PATIENCE_MS) === 'timed-out') {
    throw new Error(`the second thread did not do its half of turn ${turn}`);
  }
};
