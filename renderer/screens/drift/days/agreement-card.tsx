import { useTranslation } from 'react-i18next';
import type { AgreementLine } from '../../../../shared/performance.ts';
import { columnWords } from '../../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../../format.ts';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { useCall } from '../../../use-call.ts';

type Line = AgreementLine & { readonly key: string; readonly who: string };

/** How often people and sites say what the model says, after seeing it and before: whether it is still they who decide. */
export function AgreementCard({ model, days }: { readonly model: string; readonly days: number }) {
  const { t } = useTranslation();
  const loaded = useCall('monitor.agreement', { model, days }, ['records', 'predictions', 'models']);
  const columns = useColumns();
  return (
    <Shown loaded={loaded}>
      {({ people, sites }) => {
        const lines: readonly Line[] = [
          ...people.map((line) => ({ ...line, key: line.actorId, who: line.name })),
          ...sites.map((line) => ({ ...line, key: `at ${line.site}`, who: columnWords(line.site) })),
        ];
        return (
          <Card flush={lines.length > 0} title={t('drift.along.title')} unit={t('drift.along.unit')}>
            {lines.length === 0 ? (
              <p className="second table-text">{t('drift.along.nothing')}</p>
            ) : (
              <Table label={t('drift.along.title')} rows={lines} columns={columns} keyOf={({ key }) => key} />
            )}
          </Card>
        );
      }}
    </Shown>
  );
}

function useColumns(): readonly TableColumn<Line>[] {
  const { t } = useTranslation();
  const share = (interval: Line['shown'], of: number) =>
    interval === null
      ? '–'
      : t('drift.along.shareOf', { share: formatOfHundred(interval.value), count: of, shown: formatNumber(of) });
  return [
    { key: 'who', head: t('drift.along.who'), renderCell: ({ who }) => <strong>{who}</strong> },
    {
      key: 'shown',
      head: t('drift.along.after'),
      width: '112px',
      number: true,
      renderCell: ({ shown, shownAnswers }) => share(shown, shownAnswers),
    },
    {
      key: 'blind',
      head: t('drift.along.before'),
      width: '112px',
      number: true,
      renderCell: ({ blind, blindAnswers }) => share(blind, blindAnswers),
    },
    {
      key: 'finding',
      head: t('drift.along.finding'),
      width: 'minmax(160px, 1.4fr)',
      renderCell: ({ finding, medianSeconds }) => (
        <span className="second">
          {finding === null ? t('drift.along.nothingStandsOut') : t(`drift.along.${finding}`)}
          {medianSeconds !== null && ` ${t('drift.along.seconds', { seconds: formatNumber(medianSeconds, 0) })}`}
        </span>
      ),
    },
  ];
}
