import { useTranslation } from 'react-i18next';
import { goTo } from '../../shell/navigation.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { useCall } from '../../use-call.ts';
import { nameOfRecord } from '../capture/name-of-record.ts';
import type { TodayViewProps } from './today-view.tsx';

/** The record that was begun last and is not saved; null where there is none. */
export function useUnfinished(): TodayViewProps['draft'] {
  const { t } = useTranslation();
  const definition = useShellState(({ project }) => project?.definition);
  const drafts = useCall('draft.list', {}, ['drafts', 'projects']);
  const [draft] = drafts.state === 'ready' ? drafts.value.drafts : [];
  if (draft === undefined) return null;
  const name = nameOfRecord(draft, definition);
  const count = Object.values(draft.values).filter((value) => (value ?? '') !== '').length;
  const words = name === null ? t('today.unfinished', { count }) : t('today.unfinishedOf', { name });
  return { words, onContinue: () => goTo('capture') };
}
