import { useTranslation } from 'react-i18next';
import type { DriftColumn } from '../../../shared/drift.ts';
import { levelOf } from '../../charts/heat-map-drawing.ts';
import { formatFixed, formatNumber } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { byEvidence } from '../../name-change.ts';

type ColumnTableProps = {
  readonly columns: readonly DriftColumn[];
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
};

/** Every column: how far from before, how likely by chance, and whether it alarmed. The alarming ones first. */
export function ColumnTable({ columns, chosen, onChoose }: ColumnTableProps) {
  const { t } = useTranslation();
  const table: readonly TableColumn<DriftColumn>[] = [
    { key: 'name', head: t('drift.column'), renderCell: ({ name }) => <strong>{name}</strong> },
    { key: 'size', head: t('drift.psi'), width: '90px', number: true, renderCell: ({ psi }) => <Size psi={psi} /> },
    {
      key: 'chance',
      head: t('drift.chance'),
      width: '140px',
      number: true,
      renderCell: ({ adjustedPValue, state }) =>
        state === 'compared'
          ? adjustedPValue < 0.00001
            ? t('drift.hardlyChance')
            : formatFixed(adjustedPValue, 4)
          : '–',
    },
    { key: 'n', head: t('drift.cases'), width: '70px', number: true, renderCell: ({ n }) => formatNumber(n) },
    { key: 'state', head: t('drift.result'), width: '200px', renderCell: (column) => <State column={column} /> },
  ];
  return (
    <Card flush title={t('drift.columns')} unit={t('drift.columnsUnit')}>
      <Table
        label={t('drift.columns')}
        rows={byEvidence([...columns])}
        columns={table}
        keyOf={({ name }) => name}
        chosen={new Set(chosen === null ? [] : [chosen])}
        onOpen={({ name }) => onChoose(name)}
        maxHeight={330}
      />
    </Card>
  );
}

/** The heat map's colour beside its number. */
const Size = ({ psi }: { readonly psi: number | null }) =>
  psi === null ? (
    '–'
  ) : (
    <span className="drift-size">
      <i className={`heat-h${levelOf(psi)}`} aria-hidden />
      {formatFixed(psi, 2)}
    </span>
  );

function State({ column: { drift, cause, state } }: { readonly column: DriftColumn }) {
  const { t } = useTranslation();
  if (drift && cause) return <Tag kind="alarm" label={t(`drift.cause.${cause}`)} />;
  return <span className="second">{t(`drift.state.${state}`)}</span>;
}
