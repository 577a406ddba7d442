import { GraduationCap, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { refWords } from '../../column-words.ts';
import { goTo } from '../../shell/navigation.ts';
import { mayOpen } from '../../shell/screens.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { useMinute } from '../../use-minute.ts';
import { toBars } from './bars.ts';
import { screenOfStation, useStations } from './stations.ts';
import { TodayView } from './today-view.tsx';
import { useUnfinished } from './use-unfinished.ts';
import { useNeeds } from './use-needs.ts';
import { useLoopServer } from './use-loop-server.ts';

const topics = ['projects', 'records', 'predictions', 'labels', 'models', 'runs', 'alerts', 'sync'];

export function Today() {
  const loaded = useCall('today.show', {}, topics);
  return <Shown loaded={loaded}>{(today) => <TodayOf today={today} />}</Shown>;
}

function TodayOf({ today }: { readonly today: Output<'today.show'> }) {
  const { t } = useTranslation();
  const nowMs = useMinute();
  const needs = useNeeds(today);
  const stations = useStations(today);
  const server = useLoopServer(today);
  const practice = useShellState((state) => state.project?.practice) ?? false;
  const role = useShellState((state) => state.person?.role) ?? 'admin';
  const draft = useUnfinished();
  const footnotes = [
    { icon: HardDrive, words: t('today.savedHere') },
    ...(practice ? [{ icon: GraduationCap, words: t('practice.notice') }] : []),
  ];
  return (
    <TodayView
      nowMs={nowMs}
      needs={needs}
      draft={draft}
      onCapture={() => goTo('capture')}
      days={toBars(today.days)}
      stations={stations}
      centre={today.champion ? t('today.worksHere', { model: refWords(today.champion.ref) }) : t('today.noModel')}
      server={server}
      onStation={(station) => {
        const screen = screenOfStation[station];
        if (mayOpen(screen, role)) goTo(screen);
      }}
      footnotes={footnotes}
    />
  );
}
