import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { refWords } from '../../column-words.ts';
import { formatMoment, formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { mayOpen } from '../../shell/screens.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { trialFocus } from '../models/models-focus.ts';
import { isOfTrial } from '../models/trial/is-of-trial.ts';
import { useFinding } from '../../use-finding.ts';
import { useHeldNeeds } from './use-held-needs.ts';
import { useRequestNeeds } from './use-request-needs.ts';
import { useAwaitedWords } from './use-awaited-words.ts';
import type { Need } from './needs-list.tsx';

/** What waits for this person, alarms first; what their role may not open is somebody else's. */
export function useNeeds(today: Output<'today.show'>): readonly Need[] {
  const { t } = useTranslation();
  const sayFinding = useFinding();
  const awaitedWords = useAwaitedWords();
  const held = useHeldNeeds();
  const requests = useRequestNeeds();
  const role = useShellState((state) => state.person?.role) ?? 'admin';
  const alarms = mayOpen('drift', role) ? today.openAlerts : [];
  const needs: Need[] = alarms.map(({ windowId, finding, modelRef, raisedAtMs }) => ({
    kind: 'alarm',
    title: sayFinding(finding),
    words: t('today.alarmWords', { model: refWords(modelRef), time: formatMoment(raisedAtMs) }),
    action: t(isOfTrial(finding) ? 'tripwires.open' : 'today.openAlarm'),
    onAct: () => (isOfTrial(finding) ? goTo('models', trialFocus(modelRef)) : goTo('drift', windowId ?? undefined)),
  }));
  needs.push(...requests, ...awaitedWords);
  if (today.toReview > 0) {
    needs.push({
      kind: 'review',
      title: t('today.review', { count: today.toReview, shown: formatNumber(today.toReview) }),
      words: t('today.reviewWords'),
      action: t('today.openReview'),
      onAct: () => goTo('review'),
    });
  }
  if (today.needsYou > 0) {
    needs.push({
      kind: 'question',
      title: t('today.question', { count: today.needsYou, shown: formatNumber(today.needsYou) }),
      words: t('today.questionWords'),
      action: t('today.openSync'),
      onAct: () => goTo('sync'),
    });
  }
  needs.push(...held);
  const next = today.lastRun === null && today.recalled === null ? 'runs' : 'models';
  if (today.champion === null && mayOpen(next, role)) {
    needs.push({
      kind: 'model',
      title: today.recalled ? t('today.recalled', { model: refWords(today.recalled.ref) }) : t('today.noModel'),
      words: today.recalled ? t('today.recalledWords', today.recalled) : t(`today.modelWords.${next}`),
      action: t(`today.openModel.${next}`),
      onAct: () => goTo(next),
    });
  }
  return needs;
}
