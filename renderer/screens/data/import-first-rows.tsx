import { useTranslation } from 'react-i18next';
import type { TablePreview } from '../../../shared/columns/import-options.ts';
import { formatNumber } from '../../format.ts';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { IMPORT_TABLE_HEIGHT } from './import-columns.tsx';

type WrittenRow = { readonly number: number; readonly cells: readonly string[] };

const COLUMN_PX = 110;

/** The first rows as they are written in the file, so that a wrong separator is seen at once. */
export function ImportFirstRows({ preview }: { readonly preview: TablePreview }) {
  const { t } = useTranslation();
  const rows = preview.rows.map((cells, index) => ({ number: index + 1, cells }));
  const columns: readonly TableColumn<WrittenRow>[] = [
    { key: '#', head: t('data.row'), number: true, width: '40px', renderCell: ({ number }) => formatNumber(number) },
    ...preview.columns.map(({ name }, index) => ({
      key: `column ${name}`,
      head: (
        <span className="clipped" title={name}>
          {name}
        </span>
      ),
      width: `minmax(${COLUMN_PX}px, 1fr)`,
      renderCell: ({ cells }: WrittenRow) => (
        <span className="clipped" title={cells[index]}>
          {cells[index]}
        </span>
      ),
    })),
  ];
  return (
    <Table
      label={t('data.rows')}
      rows={rows}
      columns={columns}
      keyOf={({ number }) => String(number)}
      minWidth={96 + preview.columns.length * (COLUMN_PX + 16)}
      maxHeight={IMPORT_TABLE_HEIGHT}
    />
  );
}
