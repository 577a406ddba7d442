import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { HomeCounts } from '../../../../shared/integrity.ts';
import { formatBytes, formatMoment, formatNumber } from '../../../format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';

const kinds = ['records', 'labels', 'datasetVersions', 'models'] as const satisfies readonly (keyof HomeCounts)[];
type Kind = (typeof kinds)[number];

/** What a backup holds beside what is here now, and what is newer here than it. */
export function RestorePreview({ backup }: { readonly backup: Output<'home.inspectBackup'> }) {
  const { t } = useTranslation();
  const { createdAtMs, sizeBytes, version, holds, here } = backup;
  const words = { when: formatMoment(createdAtMs), size: formatBytes(sizeBytes), version };
  const isNewerHere = here.lastRecordAtMs !== null && here.lastRecordAtMs > createdAtMs;
  const columns: readonly TableColumn<Kind>[] = [
    { key: 'kind', head: t('restore.what'), renderCell: (kind) => t(`restore.kind.${kind}`) },
    {
      key: 'backup',
      head: t('restore.inBackup'),
      number: true,
      width: '110px',
      renderCell: (kind) => <strong>{formatNumber(holds[kind])}</strong>,
    },
    {
      key: 'here',
      head: t('restore.hereNow'),
      number: true,
      width: '96px',
      renderCell: (kind) => formatNumber(here[kind]),
    },
  ];
  return (
    <>
      <p>{t('restore.sentence', words)}</p>
      <Table label={t('restore.what')} rows={kinds} columns={columns} keyOf={(kind) => kind} />
      <Banner kind={isNewerHere ? 'warn' : 'note'} title={t('restore.consequence', words)}>
        {t('restore.consequenceWords')}
      </Banner>
    </>
  );
}
