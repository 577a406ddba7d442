import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../shared/calls.ts';
import type { AppError } from '../shared/result.ts';
import { call } from './call.ts';
import { RowsProgress } from './use-task.ts';

export type Reading<T> =
  | { readonly state: 'running' /** 0–1; null where the end is not known. */; readonly share: number | null }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'ready'; readonly value: T };

type Answer<T> = { readonly question: string; readonly reading: Reading<T> };

/**
 * What a screen shows and core needs seconds for: with its progress, and stopped when it is no longer asked. A null
 * input asks nothing yet.
 */
export function useReading<N extends CallName>(name: N, input: Input<N> | null) {
  // Inputs are small plain values, often written anew on each render: compared by what they say.
  const inputText = JSON.stringify(input);
  const [turn, setTurn] = useState(0);
  const question = `${inputText} ${turn}`;
  const [answer, setAnswer] = useState<Answer<Output<N>> | null>(null);
  const asked = useRef<AbortController | null>(null);

  useEffect(() => {
    const sent: Input<N> | null = JSON.parse(inputText);
    if (sent === null) return;
    const abort = new AbortController();
    asked.current = abort;
    let isOver = false;
    const show = (reading: Reading<Output<N>>) => {
      if (!isOver) setAnswer({ question, reading });
    };
    const onProgress = (event: unknown) => {
      const { data } = RowsProgress.safeParse(event);
      if (data) show({ state: 'running', share: data.of > 0 ? data.done / data.of : null });
    };
    void call(name, sent, { signal: abort.signal, onProgress }).then((result) => {
      if (result.ok) show({ state: 'ready', value: result.value });
      else show(abort.signal.aborted ? { state: 'stopped' } : { state: 'failed', error: result.error });
    });
    return () => {
      isOver = true;
      abort.abort();
    };
  }, [name, inputText, question]);

  const stop = useCallback(() => asked.current?.abort(), []);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const reading: Reading<Output<N>> =
    answer?.question === question ? answer.reading : { state: 'running', share: null };
  return { reading, stop, again };
}
