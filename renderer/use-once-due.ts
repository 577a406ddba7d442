import { useEffect, useRef } from 'react';

/** Does something once whenever it becomes due, as it is meant at that moment. */
export function useOnceDue(isDue: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (isDue) latest.current();
  }, [isDue]);
}
