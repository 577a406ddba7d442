import { useTranslation } from 'react-i18next';
import { goTo } from '../../shell/navigation.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { useDraft } from '../capture/draft.ts';
import { subjectColumn } from '../capture/use-sections.ts';
import type { TodayViewProps } from './today-view.tsx';

/** The record of this project that was begun and not saved; null where there is none. */
export function useUnfinished(): TodayViewProps['draft'] {
  const { t } = useTranslation();
  const project = useShellState((state) => state.project);
  const { projectId, answers, saved } = useDraft();
  const count = Object.values(answers).filter((typed) => typed.trim() !== '').length;
  if (!project || projectId !== project.id || saved || count === 0) return null;
  const subject = subjectColumn(project.definition);
  const name = subject === null ? '' : (answers[subject] ?? '').trim();
  const words = name === '' ? t('today.unfinished', { count }) : t('today.unfinishedOf', { name });
  return { words, onContinue: () => goTo('capture') };
}
