import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { AppError } from '../../../../shared/result.ts';
import { call } from '../../../call.ts';
import { startTask } from '../../../shell/tasks.ts';

/** What core says before each step. */
const StepProgress = z.object({ runId: z.string(), done: z.number(), of: z.number() });

/** Runs a pipeline, shown in the header while it runs; `onBegun` hears the run's id once there is one. */
export function useRunNow(name: string, onBegun: (runId: string) => void) {
  const { t } = useTranslation();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const begun = useRef<string | null>(null);
  const runNow = async () => {
    begun.current = null;
    setError(null);
    setIsRunning(true);
    const controller = new AbortController();
    const task = startTask(name, () => controller.abort());
    const onProgress = (event: unknown) => {
      const { data } = StepProgress.safeParse(event);
      if (data === undefined) return;
      task.update({ share: data.done / data.of });
      if (begun.current === null) onBegun(data.runId);
      begun.current = data.runId;
    };
    const ran = await call('pipeline.run', { name }, { signal: controller.signal, onProgress });
    setIsRunning(false);
    task.end(ran.ok ? t(`pipelines.status.${ran.value.status}`) : ran.error.message, Date.now());
    if (!ran.ok) setError(ran.error);
  };
  return { isRunning, error, runNow: () => void runNow() };
}
