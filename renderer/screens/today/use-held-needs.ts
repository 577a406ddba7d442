import { useTranslation } from 'react-i18next';
import { columnWords } from '../../column-words.ts';
import { formatMoment } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { mayOpen } from '../../shell/screens.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { useCall } from '../../use-call.ts';
import type { Need } from './needs-list.tsx';

/** Trainings that a crash or a closed window left, offered to whoever may open the runs. One that somebody paused is not. */
export function useHeldNeeds(): readonly Need[] {
  const { t } = useTranslation();
  const role = useShellState((state) => state.person?.role) ?? 'admin';
  const may = mayOpen('runs', role);
  const topics = ['runs', 'projects'];
  const interrupted = useCall('run.list', may ? { status: 'interrupted', rows: 1 } : null, topics);
  const paused = useCall('run.list', may ? { status: 'paused', rows: 10 } : null, topics);
  const held = [interrupted, paused].flatMap((loaded) => (loaded.state === 'ready' ? loaded.value.runs : []));
  const [left] = held.filter(({ heldBecause }) => heldBecause !== 'asked');
  if (left === undefined) return [];
  return [
    {
      kind: 'model',
      title: t(`runs.held.${left.heldBecause ?? 'killed'}`, { name: columnWords(left.modelName) }),
      words: t('today.heldWords', { time: formatMoment(left.startedAtMs) }),
      action: t('today.openHeld'),
      onAct: () => goTo('runs', left.id),
    },
  ];
}
