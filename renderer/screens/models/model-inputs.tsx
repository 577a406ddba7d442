import { useTranslation } from 'react-i18next';
import type { Feature } from '../../../shared/model.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { formatDays, formatNumber } from '../../format.ts';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { useColumnWords } from '../../use-column-words.ts';

/** Every column that it reads, and what training saw in it: records outside of that are marked when they are scored. */
export function ModelInputs({ model: { spec, ref } }: { readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const columns: readonly TableColumn<Feature>[] = [
    {
      key: 'name',
      head: t('models.column'),
      renderCell: ({ name }) => <strong className="clipped">{nameOf(name)}</strong>,
    },
    {
      key: 'type',
      head: t('models.type'),
      width: '150px',
      renderCell: ({ type, unit }) => [t(`data.type.${type}`), unit].filter(Boolean).join(', '),
    },
    { key: 'seen', head: t('models.seen'), width: 'minmax(0, 1.4fr)', renderCell: (feature) => <Seen {...feature} /> },
  ];
  return (
    <Table
      label={t('models.readsOf', { model: ref })}
      rows={spec.features}
      columns={columns}
      keyOf={({ name }) => name}
    />
  );
}

function Seen({ type, min, max, categories }: Feature) {
  const { t } = useTranslation();
  if (categories !== undefined) {
    const words = categories.join(', ');
    return (
      <span className="clipped" title={words}>
        {words}
      </span>
    );
  }
  if (min === undefined || max === undefined) return <span className="second">{t('models.unknownRange')}</span>;
  return type === 'date' ? formatDays(min, max) : `${formatNumber(min)} – ${formatNumber(max)}`;
}
