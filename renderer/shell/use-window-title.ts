import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useShellState } from './shell-state.ts';
import { useTasks } from './tasks.ts';

/** The window's title repeats how far things are, for whoever looks at another window meanwhile. */
export function useWindowTitle(): void {
  const { t } = useTranslation();
  const link = useShellState((state) => state.link);
  const running = useTasks((state) => state.tasks.find((task) => task.endedAtMs === undefined && task.share !== null));
  useEffect(() => {
    if (link.kind === 'sending' && link.share !== null) {
      document.title = t('shell.titleSent', { percent: Math.round(link.share * 100) });
    } else if (running) {
      document.title = t('shell.titleTask', { percent: Math.round((running.share ?? 0) * 100), task: running.label });
    } else document.title = t('shell.name');
  }, [t, link, running]);
}
