import { useTranslation } from 'react-i18next';
import type { EndpointRequest, EndpointStatus } from '../../../../shared/endpoint.ts';
import { formatFixed, formatMoment, formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';

const MOST_HEIGHT = 300;

/** What programs asked for last, and how many were turned away. A row whose predictions were kept opens their lineage. */
export function LastRequests({ endpoint: { requests, refused } }: { readonly endpoint: EndpointStatus }) {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <Card title={t('programs.requests')} flush>
      {requests.length > 0 && (
        <Table
          label={t('programs.requests')}
          rows={requests}
          columns={columns}
          keyOf={({ id }) => id}
          maxHeight={MOST_HEIGHT}
          onOpen={openLineage}
        />
      )}
      <div className="setting">
        <p className="second table-text">
          {requests.length === 0 && `${t('programs.nobodyAsked')} `}
          {refused === 0 ? t('programs.noneRefused') : t('programs.refused', { count: refused })}
        </p>
      </div>
    </Card>
  );
}

function openLineage({ predictionIds: [first], modelVersionId }: EndpointRequest): void {
  const made = first ?? modelVersionId;
  if (made !== null) goTo('lineage', made);
}

function useColumns(): readonly TableColumn<EndpointRequest>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'when',
      head: t('programs.head.when'),
      width: '150px',
      renderCell: ({ atMs }) => formatMoment(atMs),
    },
    {
      key: 'caller',
      head: t('programs.head.caller'),
      renderCell: ({ caller }) => (caller === '' ? t('programs.noCaller') : caller),
    },
    { key: 'model', head: t('programs.head.model'), renderCell: ({ modelRef }) => modelRef ?? '–' },
    {
      key: 'rows',
      head: t('programs.head.rows'),
      width: '72px',
      number: true,
      renderCell: ({ rows }) => formatNumber(rows, 0),
    },
    {
      key: 'ms',
      head: t('programs.head.ms'),
      width: '84px',
      number: true,
      renderCell: ({ durationMs }) => formatFixed(durationMs, 1),
    },
    {
      key: 'answer',
      head: t('programs.head.answer'),
      width: '84px',
      number: true,
      renderCell: ({ status }) => String(status),
    },
  ];
}
