import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CallName, Input, Output } from '../shared/calls.ts';
import type { AppError } from '../shared/result.ts';
import { call } from './call.ts';
import { startTask } from './shell/tasks.ts';

/** What core says while it reads or writes many rows, or tests; `rows` is 0 where none are counted. */
export const RowsProgress = z.object({ done: z.number(), of: z.number(), rows: z.number().default(0) });
export type RowsProgress = z.infer<typeof RowsProgress>;

export type TaskState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: RowsProgress | null }
  | { readonly state: 'failed'; readonly error: AppError };

/** A call that takes long enough to be watched and stopped, here and in the header. */
export function useTask<N extends CallName>(name: N) {
  const { t } = useTranslation();
  const [task, setTask] = useState<TaskState>({ state: 'idle' });
  const abort = useRef<AbortController | null>(null);
  const stop = () => abort.current?.abort();
  /** Null where it failed or was stopped. */
  const start = async (input: Input<N>, label: string): Promise<Output<N> | null> => {
    const { signal } = (abort.current = new AbortController());
    const shown = startTask(label, stop);
    setTask({ state: 'running', progress: null });
    const onProgress = (event: unknown) => {
      const { data } = RowsProgress.safeParse(event);
      if (!data) return;
      setTask({ state: 'running', progress: data });
      shown.update({ share: data.of > 0 ? data.done / data.of : null });
    };
    const result = await call(name, input, { signal, onProgress });
    const stopped = !result.ok && signal.aborted;
    shown.end(result.ok ? t('ui.done') : stopped ? t('ui.stopped') : result.error.message, Date.now());
    setTask(result.ok || stopped ? { state: 'idle' } : { state: 'failed', error: result.error });
    return result.ok ? result.value : null;
  };
  return { task, start, stop };
}
