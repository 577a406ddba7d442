import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../../shared/column.ts';
import type { ChangedRow, RowDiff, RowExample } from '../../../../shared/dataset-diff.ts';
import { formatNumber } from '../../../format.ts';
import { Segments } from '../../../ui/controls/segments.tsx';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { CellText } from '../cell-text.tsx';

type ExampleKind = 'changed' | 'added' | 'removed';
/** More columns than this are not read side by side; the row itself shows them all. */
const COLUMNS_SHOWN = 7;
/** A date and a code are not cut at this width. */
const COLUMN_PX = 112;

type RowExamplesProps = { readonly rows: RowDiff; readonly onShowRow: (row: number) => void };

/** The first rows of each kind. Those that are in this version open among its rows. */
export function RowExamples({ rows, onShowRow }: RowExamplesProps) {
  const { t } = useTranslation();
  const changed = rows.by === 'key' ? rows.examples.changed : [];
  const { added, removed } = rows.examples;
  const lengths = { changed: changed.length, added: added.length, removed: removed.length };
  const kinds = (['changed', 'added', 'removed'] as const).filter((kind) => lengths[kind] > 0);
  const [wanted, setWanted] = useState<ExampleKind>('changed');
  const kind = kinds.includes(wanted) ? wanted : kinds[0];
  if (kind === undefined) return null;
  return (
    <div className="changes-examples">
      {kinds.length === 1 ? (
        <span className="caption">{t(`changes.first.${kind}`, { count: lengths[kind] })}</span>
      ) : (
        <Segments
          label={t('changes.examples')}
          options={kinds.map((value) => ({ value, label: t(`changes.first.${value}`, { count: lengths[value] }) }))}
          value={kind}
          onChange={setWanted}
        />
      )}
      {kind === 'changed' ? (
        <ChangedTable rows={changed} onShowRow={onShowRow} />
      ) : (
        <WholeRowTable
          label={t(`changes.count.${kind}`)}
          rows={kind === 'added' ? added : removed}
          onShowRow={kind === 'added' ? onShowRow : undefined}
        />
      )}
    </div>
  );
}

type ChangedCell = {
  readonly row: number;
  readonly key: string;
  readonly column: string;
  readonly before: Cell;
  readonly after: Cell;
};

const cellsOf = ({ key, rowAfter, cells }: ChangedRow): readonly ChangedCell[] =>
  cells.map((cell) => ({ ...cell, row: rowAfter, key: Object.values(key).join(' ') }));

type ChangedTableProps = { readonly rows: readonly ChangedRow[]; readonly onShowRow: (row: number) => void };

function ChangedTable({ rows, onShowRow }: ChangedTableProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const columns: readonly TableColumn<ChangedCell>[] = [
    { key: 'key', head: t('changes.key'), renderCell: ({ key }) => <CellText cell={key} /> },
    { key: 'column', head: t('data.column'), renderCell: ({ column }) => <CellText cell={nameOf(column)} /> },
    { key: 'before', head: t('changes.before'), renderCell: ({ before }) => <CellText cell={before} /> },
    {
      key: 'after',
      head: t('changes.now'),
      renderCell: ({ after }) => (
        <strong>
          <CellText cell={after} />
        </strong>
      ),
    },
  ];
  return (
    <Table
      label={t('changes.count.changed')}
      rows={rows.flatMap(cellsOf)}
      columns={columns}
      keyOf={({ row, column }) => `${row} ${column}`}
      onOpen={({ row }) => onShowRow(row)}
      maxHeight={260}
    />
  );
}

type WholeRowTableProps = {
  readonly label: string;
  readonly rows: readonly RowExample[];
  readonly onShowRow: ((row: number) => void) | undefined;
};

function WholeRowTable({ label, rows, onShowRow }: WholeRowTableProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))].slice(0, COLUMNS_SHOWN);
  const columns: readonly TableColumn<RowExample>[] = [
    { key: '#', head: t('data.row'), number: true, width: '64px', renderCell: ({ row }) => formatNumber(row + 1) },
    ...names.map((name) => ({
      key: `column ${name}`,
      head: <span className="clipped">{nameOf(name)}</span>,
      renderCell: ({ values }: RowExample) => <CellText cell={values[name] ?? null} />,
    })),
  ];
  return (
    <Table
      label={label}
      rows={rows}
      columns={columns}
      keyOf={({ row }) => String(row)}
      onOpen={onShowRow && (({ row }) => onShowRow(row))}
      minWidth={64 + names.length * COLUMN_PX}
      maxHeight={260}
    />
  );
}
