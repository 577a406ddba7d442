import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../shared/calls.ts';
import type { AppError, Result } from '../shared/result.ts';
import { askRepeatedly } from './ask-repeatedly.ts';
import { call, onChanged, onCoreRestarted } from './call.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppError; readonly again: () => void }
  | { readonly state: 'ready'; readonly value: T; readonly again: () => void };

type Answer<T> = { readonly question: string; readonly result: Result<T> };

/**
 * What a screen shows, read from core: at first, when the input changes, when one of `topics` changes and when core was
 * started again. While the same question is asked anew the last answer stays, so that nothing jumps. A null input asks
 * nothing yet.
 */
export function useCall<N extends CallName>(
  name: N,
  input: Input<N> | null,
  topics: readonly string[],
): Loaded<Output<N>> {
  // Inputs and topics are small plain values, often written anew on each render: compared by what they say.
  const inputText = JSON.stringify(input);
  const topicText = topics.join(' ');
  const question = `${name} ${inputText}`;
  const [answer, setAnswer] = useState<Answer<Output<N>> | null>(null);
  const askAgain = useRef<() => void>(() => undefined);
  const again = useCallback(() => askAgain.current(), []);

  useEffect(() => {
    const sent: Input<N> | null = JSON.parse(inputText);
    if (sent === null) return;
    const asker = askRepeatedly(
      () => call(name, sent),
      (result) => setAnswer({ question, result }),
    );
    askAgain.current = asker.again;
    asker.again();
    const watched = new Set(topicText.split(' '));
    const stopChanged = onChanged((changed) => {
      if (changed.some((topic) => watched.has(topic))) asker.again();
    });
    const stopRestarted = onCoreRestarted(asker.again);
    return () => {
      asker.stop();
      stopChanged();
      stopRestarted();
    };
  }, [name, inputText, question, topicText]);

  if (answer?.question !== question) return { state: 'loading' };
  const { result } = answer;
  return result.ok ? { state: 'ready', value: result.value, again } : { state: 'failed', error: result.error, again };
}
