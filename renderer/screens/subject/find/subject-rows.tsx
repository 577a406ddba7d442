import { UserRoundPlus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundSubject } from '../../../../shared/subject.ts';
import { formatNumber, formatVisitDay } from '../../../format.ts';
import { useSubjectWords } from './use-subject-words.ts';

type SubjectRowsProps = {
  readonly id: string;
  readonly label: string;
  readonly subjects: readonly FoundSubject[];
  /** The last row adds somebody; null where nobody can be added. */
  readonly newLabel: string | null;
  readonly marked: number | null;
  /** They still answer what was typed before. */
  readonly stale: boolean;
  /** They have done so for a while, and are seen to. */
  readonly late: boolean;
  readonly onTake: (row: number) => void;
};

/** Who was found, best first: name and code, what they are known by, where, and when they were seen last. */
export function SubjectRows({ id, label, subjects, newLabel, marked, stale, late, onTake }: SubjectRowsProps) {
  return (
    <ul
      id={id}
      className={late ? 'subject-rows subject-rows-late' : 'subject-rows'}
      role="listbox"
      aria-label={label}
      aria-busy={stale}
    >
      {subjects.map((subject, row) => (
        // Pressing must not take the focus from the field.
        <li
          key={subject.id}
          id={`${id}-${row}`}
          role="option"
          aria-selected={row === marked}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(row)}
        >
          <SubjectWords subject={subject} />
        </li>
      ))}
      {newLabel !== null && (
        <li
          id={`${id}-${subjects.length}`}
          className="subject-row-new"
          role="option"
          aria-selected={subjects.length === marked}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(subjects.length)}
        >
          <UserRoundPlus size={16} strokeWidth={1.9} aria-hidden />
          {newLabel}
        </li>
      )}
    </ul>
  );
}

/** Drawn once for each answer: the rows stay while the next key is looked up, and the key must not wait for them. */
const SubjectWords = memo(function SubjectWords({ subject }: { readonly subject: FoundSubject }) {
  const { t } = useTranslation();
  const { nameOf, detailOf, siteOf } = useSubjectWords();
  const { code, mergedCodes, visits, lastVisitAtMs, distanceMetres } = subject;
  const name = nameOf(subject);
  const codes = [code, ...mergedCodes].join(', ');
  const away = distanceMetres === null ? '' : t('subjects.away', { metres: formatNumber(distanceMetres, 0) });
  return (
    <>
      <span className="subject-row-name">
        <b>{name === code ? <bdi dir="ltr">{codes}</bdi> : name}</b>
        {name !== code && (
          <bdi dir="ltr" className="caption">
            {codes}
          </bdi>
        )}
      </span>
      <span className="second">{detailOf(subject)}</span>
      <span className="second">{[siteOf(subject), away].filter((part) => part !== '').join(', ')}</span>
      <span className="subject-row-last second">
        {lastVisitAtMs !== null && formatVisitDay(lastVisitAtMs)}
        <span className="caption">{t('subjects.visits', { count: visits, shown: formatNumber(visits) })}</span>
      </span>
    </>
  );
});
