import { Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { formatMoment, formatNumber } from '../../format.ts';
import { useShellState } from '../../shell/shell-state.ts';
import type { LoopServer } from '../../ui/loop/loop.tsx';

/** The server beside the loop: what waits for it, and when it was last heard. */
export function useLoopServer({ waiting, lastContactAtMs }: Output<'today.show'>): LoopServer {
  const { t } = useTranslation();
  const sending = useShellState((state) => state.link.kind === 'sending');
  return {
    icon: Server,
    title: t('today.server'),
    words:
      waiting === 0 ? t('today.nothingWaits') : t('today.waiting', { count: waiting, shown: formatNumber(waiting) }),
    note:
      lastContactAtMs === null ? t('today.neverHeard') : t('today.lastHeard', { time: formatMoment(lastContactAtMs) }),
    active: sending,
  };
}
