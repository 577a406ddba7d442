import { useTranslation } from 'react-i18next';
import type { SubjectVisit } from '../../../shared/subject.ts';
import { formatVisitDay } from '../../format.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { useColumnWords } from '../../use-column-words.ts';
import { useMeasuredColumns } from './compare/use-compared-columns.ts';
import { useSubjectWords } from './find/use-subject-words.ts';

/** Measurements that fit beside the day, the code and the site. */
const MOST_COLUMNS = 5;

type VisitTableProps = {
  readonly visits: readonly SubjectVisit[];
  readonly chosen: string | null;
  readonly onChoose: (recordId: string) => void;
};

/** Every visit, the newest first; the code it was captured under tells whose it was before a merge. */
export function VisitTable({ visits, chosen, onChoose }: VisitTableProps) {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const { cellWords, siteOf } = useSubjectWords();
  const measured = useMeasuredColumns().slice(0, MOST_COLUMNS);
  const hasSite = useShellState(({ project }) => project?.definition.columns.some(({ role }) => role === 'site'));
  const columns: readonly TableColumn<SubjectVisit>[] = [
    {
      key: 'day',
      head: t('subjects.visit'),
      width: '104px',
      renderCell: ({ visitedAtMs }) => formatVisitDay(visitedAtMs),
      sortBy: ({ visitedAtMs }) => visitedAtMs,
    },
    {
      key: 'code',
      head: t('subjects.codeHead'),
      fromWidth: 560,
      renderCell: ({ subjectCode }) => <bdi dir="ltr">{subjectCode}</bdi>,
    },
    ...(hasSite
      ? [
          {
            key: 'site',
            head: t('subjects.site'),
            fromWidth: 480,
            renderCell: ({ values }: SubjectVisit) => siteOf({ lastValues: values }),
          },
        ]
      : []),
    ...measured.map((name) => ({
      key: name,
      head: columnWords(name),
      number: true,
      renderCell: ({ values }: SubjectVisit) => cellWords(name, values[name] ?? null),
    })),
  ];
  return (
    <Card flush title={t('subjects.visitsTitle')}>
      <Table
        label={t('subjects.visitsTitle')}
        rows={visits}
        columns={columns}
        keyOf={({ recordId }) => recordId}
        chosen={new Set(chosen === null ? [] : [chosen])}
        onOpen={({ recordId }) => onChoose(recordId)}
        maxHeight={360}
      />
    </Card>
  );
}
