import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

function everyMinute(tell: () => void): () => void {
  const timer = setInterval(tell, MINUTE_MS);
  return () => clearInterval(timer);
}

const thisMinute = (): number => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

/** The minute it is, in ms since the epoch: a window left open overnight shows the new day by itself. */
export const useMinute = (): number => useSyncExternalStore(everyMinute, thisMinute);
