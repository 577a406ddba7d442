import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatVisitDay } from '../../../format.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import { useSubjectWords } from '../find/use-subject-words.ts';
import type { Beside } from './compare.ts';

type BesideTableProps = {
  readonly label: string;
  /** Heads of the two: their codes, or "this one". */
  readonly one: string;
  readonly other: string;
  readonly rows: readonly Beside[];
  /** When each was visited last, in milliseconds since 1970-01-01 UTC. */
  readonly seen: readonly [number | null, number | null];
};

/** What is equal and what differs; a sign repeats in words what the weight of the letters says. */
export function BesideTable({ label, one, other, rows, seen }: BesideTableProps) {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const { cellWords } = useSubjectWords();
  return (
    <table className="beside-table table-text" aria-label={label}>
      <thead>
        <tr>
          <td />
          <th scope="col">{one}</th>
          <th scope="col">{other}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ column, one: mine, other: theirs, isEqual }) => (
          <tr key={column} className={isEqual === false ? 'beside-differs' : undefined}>
            <th scope="row">{columnWords(column)}</th>
            <td>{cellWords(column, mine)}</td>
            <td>{cellWords(column, theirs)}</td>
            <td className="beside-mark">
              {isEqual !== null && (isEqual ? <Check size={14} aria-hidden /> : <X size={14} aria-hidden />)}
              <span className="caption">{isEqual !== null && t(isEqual ? 'subjects.equal' : 'subjects.differs')}</span>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('subjects.lastVisit')}</th>
          {seen.map((atMs, side) => (
            <td key={side === 0 ? one : other}>{atMs === null ? '–' : formatVisitDay(atMs)}</td>
          ))}
          <td />
        </tr>
      </tbody>
    </table>
  );
}
