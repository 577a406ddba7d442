import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Progress } from '../../ui/feedback/progress.tsx';
import type { TaskState } from '../../use-task.ts';

type RowsReadProps = { readonly task: Extract<TaskState, { state: 'running' }>; readonly onStop: () => void };

/** How far a task is that reads rows, and the way to stop it. */
export function RowsRead({ task: { progress }, onStop }: RowsReadProps) {
  const { t } = useTranslation();
  return (
    <Progress
      label={t('data.import.read', { rows: formatNumber(progress?.rows ?? 0) })}
      share={progress && progress.of > 0 ? progress.done / progress.of : null}
      onStop={onStop}
    />
  );
}
