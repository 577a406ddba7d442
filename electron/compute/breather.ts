/** Lets long work on this thread be interrupted: other requests are answered and a cancel is heard in between. */
export type Breather = {
  /** Whether the event loop has waited long enough. */
  readonly isDue: () => boolean;
  /** Gives the event loop a turn. Throws the signal's reason once it is aborted. */
  readonly breathe: () => Promise<void>;
};

/** Requests that arrive during training wait at most about so long (and one uninterrupted step more). */
const TURN_MS = 12;

/** Works through the items in order, with a breath between two where it is due. */
export async function mapBreathing<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => R,
  breather: Breather,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    results.push(work(item, index));
    if (breather.isDue()) await breather.breathe();
  }
  return results;
}

export function createBreather(signal: AbortSignal): Breather {
  let breathedAtMs = performance.now();
  return {
    isDue: () => performance.now() - breathedAtMs >= TURN_MS,
    breathe: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      breathedAtMs = performance.now();
    },
  };
}
