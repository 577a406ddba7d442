import { useTranslation } from 'react-i18next';
import type { ExchangeCounts } from '../../../../shared/exchange.ts';
import { formatNumber } from '../../../format.ts';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';

const kinds = [
  'records',
  'events',
  'labels',
  'forms',
  'formUses',
  'merges',
  'erasures',
  'comments',
  'models',
  'datasetVersions',
] as const satisfies readonly (keyof ExchangeCounts)[];
type Kind = (typeof kinds)[number];

export const bringsNews = (news: ExchangeCounts): boolean => kinds.some((kind) => news[kind] > 0);

type MergeCountsProps = { readonly holds: ExchangeCounts; readonly news: ExchangeCounts };

/** What a file holds by kind, without the kinds that it has none of: how much of it is new here, and how much was here already. */
export function MergeCounts({ holds, news }: MergeCountsProps) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<Kind>[] = [
    { key: 'kind', head: t('merge.what'), renderCell: (kind) => t(`merge.kind.${kind}`) },
    {
      key: 'new',
      head: t('merge.new'),
      number: true,
      width: '96px',
      renderCell: (kind) => <strong>{formatNumber(news[kind])}</strong>,
    },
    {
      key: 'here',
      head: t('merge.here'),
      number: true,
      width: '110px',
      renderCell: (kind) => formatNumber(holds[kind] - news[kind]),
    },
  ];
  return (
    <Table
      label={t('merge.what')}
      rows={kinds.filter((kind) => holds[kind] > 0)}
      columns={columns}
      keyOf={(kind) => kind}
    />
  );
}
