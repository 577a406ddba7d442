import { CircleCheck, LoaderCircle } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatTime } from '../format.ts';
import { Progress } from '../ui/feedback/progress.tsx';
import { type Task, useTasks } from './tasks.ts';

/** In the header only while something runs or has just ended. */
export function TaskCentre() {
  const { t } = useTranslation();
  const tasks = useTasks((state) => state.tasks);
  const shown = tasks.find(({ endedAtMs }) => endedAtMs === undefined) ?? tasks[0];
  if (!shown) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="task-centre">
        {shown.endedAtMs === undefined ? (
          <LoaderCircle size={16} className="turning task-running" aria-hidden />
        ) : (
          <CircleCheck size={16} className="task-running" aria-hidden />
        )}
        <TaskWords task={shown} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="task-list" align="end" sideOffset={6} aria-label={t('shell.tasks')}>
          {tasks.map((task) =>
            task.endedAtMs === undefined ? (
              <Progress
                key={task.id}
                label={task.label}
                share={task.share}
                secondsLeft={task.secondsLeft}
                onStop={task.stop}
              />
            ) : (
              <p key={task.id} className="second">
                <EndedWords task={task} endedAtMs={task.endedAtMs} />
              </p>
            ),
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function TaskWords({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  if (task.endedAtMs !== undefined) return <EndedWords task={task} endedAtMs={task.endedAtMs} />;
  if (task.secondsLeft === undefined) return <span>{task.label}</span>;
  return <span>{t('shell.taskLeft', { task: task.label, time: formatDuration(task.secondsLeft) })}</span>;
}

/** What ended, how, and when. */
function EndedWords({ task, endedAtMs }: { readonly task: Task; readonly endedAtMs: number }) {
  const { t } = useTranslation();
  const words = { task: task.label, outcome: task.outcome ?? t('ui.done'), time: formatTime(endedAtMs) };
  return <span title={task.outcome}>{t('shell.taskEnded', words)}</span>;
}
