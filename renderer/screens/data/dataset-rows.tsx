import { Table2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../shared/column.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { LongTable } from '../../ui/layout/long-table.tsx';
import type { TableColumn } from '../../ui/layout/table.tsx';
import { useColumnWords } from '../../use-column-words.ts';
import { CellText } from './cell-text.tsx';
import { usePages } from './use-pages.ts';
import type { RowJump } from './version-tabs.tsx';

const COLUMN_PX = 104;
const NUMBER_PX = 72;
/** What a window leaves under the page's head, the tabs and the line under the table. */
const TABLE_HEIGHT = 'max(280px, calc(100vh - 252px))';

/** Cells are null while they are on their way. */
type NumberedRow = { readonly number: number; readonly cells: readonly Cell[] | null };

type DatasetRowsProps = {
  readonly version: DatasetVersion;
  /** A row that was asked for elsewhere. */
  readonly wanted: RowJump | null;
};

/** The version's rows as they are kept: any of them at once, however many there are. */
export function DatasetRows({ version, wanted }: DatasetRowsProps) {
  const { t } = useTranslation();
  const [jump, setJump] = useState(wanted);
  const [seen, setSeen] = useState(wanted);
  if (wanted !== seen) {
    setSeen(wanted);
    setJump(wanted);
  }
  const { cellsAt, error, again, onRange } = usePages(version.id);
  const columns = useRowColumns(version.columns);
  const failed = error();
  if (version.rows === 0) return <Empty icon={Table2} title={t('data.noRows')} missing={t('data.noRowsWords')} />;
  return (
    <>
      {failed && <Failed error={failed} actions={<Button label={t('ui.again')} onClick={again} />} />}
      <LongTable
        label={t('data.rows')}
        count={version.rows}
        rowAt={(index): NumberedRow => ({ number: index + 1, cells: cellsAt(index) })}
        columns={columns}
        onRange={onRange}
        jump={jump}
        minWidth={NUMBER_PX + 48 + version.columns.length * (COLUMN_PX + 16)}
        maxHeight={TABLE_HEIGHT}
      />
      <div className="card-row data-pages">
        <span className="second table-text">
          {t('data.rowsOf', { count: version.rows, rows: formatNumber(version.rows) })}
        </span>
        <GoToRow rows={version.rows} onGo={(row) => setJump({ row })} />
      </div>
    </>
  );
}

function useRowColumns(columns: DatasetVersion['columns']): readonly TableColumn<NumberedRow>[] {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  return [
    {
      key: '#',
      head: t('data.row'),
      number: true,
      width: `${NUMBER_PX}px`,
      renderCell: ({ number }) => formatNumber(number),
    },
    ...columns.map(({ name, type }, index) => ({
      key: `column ${name}`,
      head: (
        <span className="clipped" title={name}>
          {nameOf(name)}
        </span>
      ),
      number: type === 'integer' || type === 'number',
      width: `minmax(${COLUMN_PX}px, 1fr)`,
      renderCell: ({ cells }: NumberedRow) => cells && <CellText cell={cells[index] ?? null} />,
    })),
  ];
}

/** Enter goes to the row of that number, or to the last one where there are fewer. */
function GoToRow({ rows, onGo }: { readonly rows: number; readonly onGo: (row: number) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const go = () => {
    const number = Number.parseInt(typed, 10);
    if (number >= 1) onGo(Math.min(number, rows) - 1);
  };
  return (
    <form
      className="data-go"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Field label={t('data.goToRow')} inputMode="numeric" value={typed} onChange={setTyped} />
      <Button submit size="bar" label={t('data.go')} />
    </form>
  );
}
