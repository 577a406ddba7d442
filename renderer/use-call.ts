import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../shared/calls.ts';
import type { AppError, Result } from '../shared/result.ts';
import { call, onChanged, onCoreRestarted } from './call.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppError; readonly again: () => void }
  | { readonly state: 'ready'; readonly value: T; readonly again: () => void };

type Answer<T> = { readonly question: string; readonly turn: number; readonly result: Result<T> };

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
  // Inputs are small plain values, often written anew on each render: compared by what they say.
  const inputText = JSON.stringify(input);
  const question = `${name} ${inputText}`;
  const asked = useRef(question);
  const [answer, setAnswer] = useState<Answer<Output<N>> | null>(null);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useTopics(topics, again);

  useEffect(() => {
    asked.current = question;
    const sent: Input<N> | null = JSON.parse(inputText);
    if (sent === null) return;
    void call(name, sent).then((result) => {
      // Answers to an older question are dropped; of two to the same one, the later asked wins.
      if (asked.current !== question) return;
      setAnswer((before) =>
        before?.question === question && before.turn > turn ? before : { question, turn, result },
      );
    });
  }, [name, inputText, question, turn]);

  if (answer?.question !== question) return { state: 'loading' };
  const { result } = answer;
  return result.ok ? { state: 'ready', value: result.value, again } : { state: 'failed', error: result.error, again };
}

function useTopics(topics: readonly string[], again: () => void) {
  const topicText = topics.join(' ');
  useEffect(() => {
    const watched = new Set(topicText.split(' '));
    const stopChanged = onChanged((changed) => {
      if (changed.some((topic) => watched.has(topic))) again();
    });
    const stopRestarted = onCoreRestarted(again);
    return () => {
      stopChanged();
      stopRestarted();
    };
  }, [topicText, again]);
}
