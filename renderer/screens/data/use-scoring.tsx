import { Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useCall } from '../../use-call.ts';
import { useTask } from '../../use-task.ts';

type Scoring = {
  readonly button: ReactNode;
  /** Why the rows could not be scored; null where they were. */
  readonly failure: ReactNode;
};

/** The model in use answers every row of a version; the answers then wait in Review. */
export function useScoring(ref: string, name: string): Scoring {
  const { t } = useTranslation();
  const today = useCall('today.show', {}, ['models', 'projects']);
  const { task, start } = useTask('predict.dataset');
  const hasModel = today.state === 'ready' && today.value.champion !== null;
  const scoreNow = async () => {
    const window = await start({ dataset: ref }, t('data.scoring', { name }));
    if (!window) return;
    showToast({ message: t('data.scored', { count: window.rows, rows: formatNumber(window.rows) }) });
    goTo('review');
  };
  const button = (
    <Button
      icon={Zap}
      label={t('data.score')}
      busy={task.state === 'running' ? t('data.scoring', { name }) : undefined}
      locked={hasModel ? undefined : t('data.needsModel')}
      onClick={() => void scoreNow()}
    />
  );
  return { button, failure: task.state === 'failed' ? <Failed error={task.error} /> : null };
}
