import i18next from 'i18next';
import { z } from 'zod';
import { create } from 'zustand';
import type { Input } from '../../../shared/calls.ts';
import { CurvePoint } from '../../../shared/model.ts';
import type { AppError } from '../../../shared/result.ts';
import { call } from '../../call.ts';
import { columnWords } from '../../column-words.ts';
import { startTask } from '../../shell/tasks.ts';

const TrainingProgress = CurvePoint.extend({ of: z.int() });

/** A training goes on while other screens are open, so what it says is kept here. */
export type Training = {
  readonly dataset: string;
  readonly target: string;
  readonly points: readonly CurvePoint[];
  readonly planned: number;
  readonly startedAtMs: number;
  /** When the last point came. */
  readonly heardAtMs: number;
  readonly stop: () => void;
};

type TrainingState = { readonly training: Training | null; readonly error: AppError | null };

export const useTraining = create<TrainingState>(() => ({ training: null, error: null }));

/** The finished run's id; null where it failed or was stopped. */
export async function train(input: Input<'model.train'>): Promise<string | null> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const { dataset, target } = input;
  const task = startTask(i18next.t('runs.training', { target: columnWords(target) }), stop);
  const planned = input.parameters?.trees ?? 0;
  const startedAtMs = Date.now();
  const begun = { dataset, target, points: [], planned, startedAtMs, heardAtMs: startedAtMs, stop };
  useTraining.setState({ training: begun, error: null });
  const onProgress = (event: unknown) => {
    const { data } = TrainingProgress.safeParse(event);
    if (!data) return;
    addPoint(data);
    task.update({ share: data.iteration / Math.max(data.of, 1) });
  };
  const result = await call('model.train', input, { signal: abort.signal, onProgress });
  const stopped = !result.ok && abort.signal.aborted;
  const outcome = result.ok ? i18next.t('ui.done') : stopped ? i18next.t('ui.stopped') : result.error.message;
  task.end(outcome, Date.now());
  useTraining.setState({ training: null, error: result.ok || stopped ? null : result.error });
  return result.ok ? result.value.run.id : null;
}

function addPoint({ of, ...point }: z.infer<typeof TrainingProgress>) {
  useTraining.setState(({ training }) => ({
    training: training && { ...training, planned: of, heardAtMs: Date.now(), points: [...training.points, point] },
  }));
}
