import { useTranslation } from 'react-i18next';
import { formatVisitDay } from '../../../format.ts';
import { useSubjectWords } from '../../subject/find/use-subject-words.ts';
import type { ChosenSubject } from './subject-panel.tsx';
import { useKnownSubject } from './use-known-subject.ts';

/** What the last visit but the record `exceptId` says of a question that is a number, to stand in its field: "last: 7.1 kg on 3 Oct". */
export function useLastWords(chosen: ChosenSubject | null, exceptId: string): (question: string) => string | undefined {
  const { t } = useTranslation();
  const { cellWords } = useSubjectWords();
  const known = useKnownSubject(chosen);
  const visits = known === null || known === 'new' ? [] : known.visits;
  return (question) => {
    const last = visits.find(({ recordId, values }) => recordId !== exceptId && typeof values[question] === 'number');
    if (last === undefined) return undefined;
    const value = cellWords(question, last.values[question] ?? null);
    return t('subjects.lastValue', { value, day: formatVisitDay(last.visitedAtMs) });
  };
}
