import { useTranslation } from 'react-i18next';
import { formatNumber, formatVisitDay } from '../../../format.ts';
import type { ChosenSubject } from './subject-panel.tsx';
import { useKnownSubject } from './use-known-subject.ts';

type LastWords = (question: string, unit: string | undefined) => string | undefined;

/**
 * What the last visit but the record `exceptId` says of a question that is a number, to stand in its field: "last: 7.1 kg
 * on 3 Oct", in the form's language.
 */
export function useLastWords(chosen: ChosenSubject | null, exceptId: string): LastWords {
  const { t, i18n } = useTranslation();
  const known = useKnownSubject(chosen);
  const visits = known === null || known === 'new' ? [] : known.visits;
  return (question, unit) => {
    const isNumber = ({ recordId, values }: (typeof visits)[number]): boolean =>
      recordId !== exceptId && typeof values[question] === 'number';
    const last = visits.find(isNumber);
    if (last === undefined) return undefined;
    const value = [formatNumber(Number(last.values[question])), unit ?? ''].join(' ').trim();
    return t('subjects.lastValue', { value, day: formatVisitDay(last.visitedAtMs, i18n.resolvedLanguage) });
  };
}
