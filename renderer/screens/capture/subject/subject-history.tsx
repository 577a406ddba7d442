import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../../shared/column.ts';
import { typedVisitTime } from '../../../../shared/domain/visit-time.ts';
import { dayColumn } from '../../../../shared/project.ts';
import type { SubjectVisit } from '../../../../shared/subject.ts';
import { TrendOverVisits, type VisitPoint } from '../../../charts/trend-over-visits.tsx';
import { formatNumber, formatSigned, formatVisitDay } from '../../../format.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { goTo } from '../../../shell/navigation.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { useMinute } from '../../../use-minute.ts';
import { useColumnUnits, useColumnWords } from '../../../use-column-words.ts';
import { type SinceLast, sinceLast } from '../../subject/compare/compare.ts';
import { useMeasuredColumns } from '../../subject/compare/use-compared-columns.ts';
import { useSubjectWords } from '../../subject/find/use-subject-words.ts';
import type { ChosenSubject } from './subject-panel.tsx';
import { useKnownSubject } from './use-known-subject.ts';

type SubjectHistoryProps = {
  readonly chosen: ChosenSubject | null;
  /** What the form says so far, by question. */
  readonly values: Readonly<Record<string, Cell>>;
  /** The record that is typed: it is no visit before itself, also while it is edited. */
  readonly exceptId: string;
};

/** Beside the form: the last visit to compare with, and the curve of one measurement. Nothing where nobody is known. */
export function SubjectHistory({ chosen, values, exceptId }: SubjectHistoryProps) {
  const known = useKnownSubject(chosen);
  if (known === null || known === 'new') return null;
  const visits = known.visits.filter(({ recordId }) => recordId !== exceptId);
  return visits.length === 0 ? null : <VisitsBefore subjectId={known.subject.id} visits={visits} values={values} />;
}

type VisitsBeforeProps = {
  readonly subjectId: string;
  /** The newest first. */
  readonly visits: readonly SubjectVisit[];
  readonly values: SubjectHistoryProps['values'];
};

function VisitsBefore({ subjectId, visits, values }: VisitsBeforeProps) {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const unitOf = useColumnUnits();
  const day = useShellState(({ project }) => project && dayColumn(project.definition));
  const minute = useMinute();
  const [wanted, setWanted] = useState<string | null>(null);
  const [last] = visits;
  const rows = sinceLast(useMeasuredColumns(), last?.values ?? {}, values);
  const column = rows.find((row) => row.column === wanted)?.column ?? rows[0]?.column;
  const nowMs = typedVisitTime(values, day, minute, last?.visitedAtMs);
  const points = column === undefined ? [] : pointsOf(visits, column);
  const now = column === undefined ? undefined : values[column];
  const name = column === undefined ? '' : columnWords(column);
  const finding = t('subjects.trendFinding', { name, count: points.length, shown: formatNumber(points.length) });
  return (
    <section className="subject-history" aria-label={t('subjects.before')}>
      <div className="card-head">
        <h2 className="card-heading">{t('subjects.before')}</h2>
        <div className="card-aside">
          <LinkButton
            label={t('subjects.allVisits', { count: visits.length, shown: formatNumber(visits.length) })}
            onClick={() => goTo('subjects', subjectId)}
          />
        </div>
      </div>
      <SinceLastTable
        rows={rows}
        lastDay={formatVisitDay(last?.visitedAtMs ?? nowMs)}
        chosen={column}
        onChoose={setWanted}
      />
      {column !== undefined && points.length > 0 && (
        <TrendOverVisits
          title={t('subjects.soFar', { name })}
          unit={unitOf(column)}
          finding={finding}
          name={name}
          points={points}
          now={typeof now === 'number' ? { atMs: nowMs, value: now } : undefined}
          height={120}
          className="subject-history-chart"
        />
      )}
    </section>
  );
}

type SinceLastTableProps = {
  readonly rows: readonly SinceLast[];
  readonly lastDay: string;
  readonly chosen: string | undefined;
  readonly onChoose: (column: string) => void;
};

/** What was measured then and now, with the plain difference; a name shows its curve. */
function SinceLastTable({ rows, lastDay, chosen, onChoose }: SinceLastTableProps) {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const { cellWords } = useSubjectWords();
  return (
    <table className="since-last table-text" aria-label={t('subjects.sinceLast')}>
      <thead>
        <tr>
          <td />
          <th scope="col">{lastDay}</th>
          <th scope="col">{t('subjects.now')}</th>
          <th scope="col">{t('subjects.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ column, last, now, difference }) => (
          <tr key={column}>
            <th scope="row">
              <button
                type="button"
                className="link-button"
                aria-pressed={column === chosen}
                onClick={() => onChoose(column)}
              >
                {columnWords(column)}
              </button>
            </th>
            <td>{cellWords(column, last)}</td>
            <td>{now === null ? '' : cellWords(column, now)}</td>
            <td>{difference === null ? '' : formatSigned(difference, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The numbers of one column, the oldest first. */
const pointsOf = (visits: readonly SubjectVisit[], column: string): readonly VisitPoint[] =>
  visits.toReversed().flatMap(({ values, visitedAtMs: atMs }) => {
    const value = values[column];
    return typeof value === 'number' ? [{ atMs, value }] : [];
  });
