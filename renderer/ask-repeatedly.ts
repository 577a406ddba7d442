/**
 * Asks one question again whenever `again` is called, one asking at a time: however much changes while an answer is
 * awaited, it makes for one more asking. So a burst of changes costs core two answers and not hundreds, and what is
 * shown last was asked last.
 */
export function askRepeatedly<T>(
  ask: () => Promise<T>,
  onAnswer: (answer: T) => void,
): { readonly again: () => void; readonly stop: () => void } {
  let isAsking = false;
  let isStale = false;
  let isStopped = false;
  const askUntilFresh = async (): Promise<void> => {
    isAsking = true;
    do {
      isStale = false;
      const answer = await ask();
      if (isStopped) return;
      onAnswer(answer);
    } while (isStale);
    isAsking = false;
  };
  return {
    again: () => {
      if (isAsking) isStale = true;
      else void askUntilFresh();
    },
    stop: () => {
      isStopped = true;
    },
  };
}
