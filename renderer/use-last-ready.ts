import { useState } from 'react';
import type { Loaded } from './use-call.ts';

/**
 * While another question of the same kind is asked, the last answer stays: a list that is narrowed letter by letter does
 * not blink.
 */
export function useLastReady<T>(loaded: Loaded<T>): Loaded<T> {
  const [last, setLast] = useState(loaded);
  if (loaded.state === 'loading') return last;
  if (loaded.state !== last.state || contentOf(loaded) !== contentOf(last)) setLast(loaded);
  return loaded;
}

/** The answer or the failure itself, which stays the same object while nothing new was heard. */
const contentOf = <T>(loaded: Loaded<T>) =>
  loaded.state === 'ready' ? loaded.value : loaded.state === 'failed' ? loaded.error : null;
