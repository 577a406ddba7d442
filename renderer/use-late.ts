import { useEffect, useState } from 'react';

/** Whether something has been awaited for so many milliseconds already; false again as soon as it is there. */
export function useLate(isAwaited: boolean, afterMs: number): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setTimeout(() => setIsLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isAwaited, afterMs]);
  return isLate;
}
