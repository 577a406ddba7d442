import type { Context } from '../context.ts';

/**
 * Does what fits models beside the runs when its turn among them has come: it takes as much memory and time as they do.
 * It has no state to pause with, so `signal` is aborted where trainings are to pause, as well as where it is cancelled.
 */
export const takeTurn = <T>(
  { trainings, newId, signal: asked }: Context,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> =>
  trainings.inTurn(newId(), asked, ({ signal, onPause }) => {
    const stopping = new AbortController();
    onPause(() => stopping.abort());
    return work(AbortSignal.any([signal, stopping.signal]));
  });
