import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../shared/alert.ts';
import { call } from '../call.ts';
import { refWords } from '../column-words.ts';
import { formatNumber } from '../format.ts';
import { useCall } from '../use-call.ts';
import { useFinding } from '../use-finding.ts';
import { goTo } from './navigation.ts';
import { mayOpen } from './screens.ts';
import { useShellState } from './shell-state.ts';

const MINUTE_MS = 60_000;

/** What is found while the window is somewhere else is told by the desktop, once; opened, it leads to the evidence. */
export function useAlertNotices(): void {
  const { t } = useTranslation();
  const say = useFinding();
  const role = useShellState(({ person }) => person?.role) ?? 'capture';
  const due = useCall('alert.due', mayOpen('drift', role) ? {} : null, ['alerts', 'projects']);
  // What was told stays in the answer until core is asked again.
  const told = useRef(new Set<string>());
  const again = due.state === 'loading' ? null : due.again;
  // Quiet hours end, and what was put off comes back, with nobody doing anything.
  useEffect(() => {
    if (again === null) return undefined;
    const timer = setInterval(again, MINUTE_MS);
    return () => clearInterval(timer);
  }, [again]);

  const tell = async (alerts: readonly Alert[]): Promise<void> => {
    await call('alert.told', { ids: alerts.map(({ id }) => id) });
    const [first, ...others] = alerts;
    if (first === undefined) return;
    const title =
      others.length === 0
        ? say(first.finding)
        : t('alerts.severalFound', { count: alerts.length, shown: formatNumber(alerts.length) });
    const body =
      others.length === 0
        ? t('alerts.noticeBody', { model: refWords(first.modelRef) })
        : alerts.map(({ finding }) => say(finding)).join('\n');
    if (await window.fieldloop.showNotice(title.slice(0, 300), body.slice(0, 1_000))) {
      goTo('drift', first.windowId ?? undefined);
    }
  };

  useEffect(() => {
    if (due.state !== 'ready') return;
    const news = due.value.alerts.filter((alert) => !told.current.has(tellingOf(alert)));
    for (const alert of news) told.current.add(tellingOf(alert));
    if (news.length > 0) void tell(news);
  });
}

/** An alert that was put off is told once more. */
const tellingOf = ({ id, history }: Alert): string => `${id} ${history.length}`;
