import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../shared/column.ts';
import type { DatasetPage } from '../../../shared/dataset.ts';
import { formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';

/** Rows asked for at once; the table draws only those in view. */
const PAGE_ROWS = 500;
const COLUMN_PX = 104;

type NumberedRow = { readonly number: number; readonly cells: readonly Cell[] };

/** The version's rows as they are kept, a page at a time. */
export function DatasetRows({ version }: { readonly version: string }) {
  const { t } = useTranslation();
  const [firstRow, setFirstRow] = useState(0);
  const page = useCall('dataset.page', { ref: version, firstRow, rows: PAGE_ROWS }, []);
  return (
    <Shown loaded={page} shape="rows">
      {({ columns, rows, of }) => (
        <>
          <PageTable page={{ columns, rows, of, firstRow }} />
          <div className="card-row data-pages">
            <span className="second table-text">
              {t('data.rowsShown', {
                from: formatNumber(Math.min(firstRow + 1, of)),
                to: formatNumber(firstRow + rows.length),
                of: formatNumber(of),
              })}
            </span>
            {of > PAGE_ROWS && <PageButtons firstRow={firstRow} shown={rows.length} of={of} onChange={setFirstRow} />}
          </div>
        </>
      )}
    </Shown>
  );
}

type PageButtonsProps = {
  readonly firstRow: number;
  readonly shown: number;
  readonly of: number;
  readonly onChange: (firstRow: number) => void;
};

function PageButtons({ firstRow, shown, of, onChange }: PageButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        size="bar"
        label={t('data.earlierRows')}
        locked={firstRow === 0 ? t('data.atFirstRow') : undefined}
        onClick={() => onChange(Math.max(0, firstRow - PAGE_ROWS))}
      />
      <Button
        size="bar"
        label={t('data.laterRows')}
        locked={firstRow + shown >= of ? t('data.atLastRow') : undefined}
        onClick={() => onChange(firstRow + PAGE_ROWS)}
      />
    </>
  );
}

function PageTable({ page: { columns, rows, firstRow } }: { readonly page: DatasetPage }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const numbered = rows.map((cells, index) => ({ number: firstRow + index + 1, cells }));
  const table: readonly TableColumn<NumberedRow>[] = [
    { key: '#', head: t('data.row'), number: true, width: '56px', renderCell: ({ number }) => formatNumber(number) },
    ...columns.map(({ name, type }, index) => ({
      key: `column ${name}`,
      head: (
        <span className="clipped" title={name}>
          {nameOf(name)}
        </span>
      ),
      number: type === 'integer' || type === 'number',
      width: `minmax(${COLUMN_PX}px, 1fr)`,
      renderCell: ({ cells }: NumberedRow) => <CellText cell={cells[index] ?? null} />,
    })),
  ];
  return (
    <Table
      label={t('data.rows')}
      rows={numbered}
      columns={table}
      keyOf={({ number }) => String(number)}
      minWidth={96 + columns.length * (COLUMN_PX + 16)}
      maxHeight={500}
    />
  );
}

/** Long text is cut; the whole of it stands in the tooltip. */
function CellText({ cell }: { readonly cell: Cell }) {
  const text = cell === null ? '–' : typeof cell === 'number' ? formatNumber(cell, 6) : cell;
  return (
    <span className="clipped" title={text}>
      {text}
    </span>
  );
}
