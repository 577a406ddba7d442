/**
 * Asks one question again whenever `again` is called, one asking at a time: however much changes while an answer is
 * awaited, it makes for one more asking. So a burst of changes costs core two answers and not hundreds, and what is
 * shown last was asked last. An answer of which `againAfterMs` gives a number is asked for anew that many milliseconds
 * later, unless something else asked before.
 */
export function askRepeatedly<T>(
  ask: () => Promise<T>,
  onAnswer: (answer: T) => void,
  againAfterMs: (answer: T) => number | null = () => null,
): { readonly again: () => void; readonly stop: () => void } {
  let isAsking = false;
  let isStale = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askUntilFresh = async (): Promise<void> => {
    isAsking = true;
    clearTimeout(timer);
    let waitMs: number | null = null;
    do {
      isStale = false;
      const answer = await ask();
      if (isStopped) return;
      onAnswer(answer);
      waitMs = againAfterMs(answer);
    } while (isStale);
    isAsking = false;
    if (waitMs !== null) timer = setTimeout(() => void askUntilFresh(), waitMs);
  };
  return {
    again: () => {
      if (isAsking) isStale = true;
      else void askUntilFresh();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
