import { useTranslation } from 'react-i18next';
import type { DriftColumn, DriftReport } from '../../../shared/drift.ts';
import { formatFixed, formatNumber } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { byEvidence } from '../../name-change.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { useChanceWords } from './use-drift-facts.ts';

type ColumnTableProps = {
  readonly report: DriftReport;
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
};

/** Every column: how far from before, how likely by chance, and what changed. What changed comes first. */
export function ColumnTable({ report, chosen, onChoose }: ColumnTableProps) {
  const { t } = useTranslation();
  return (
    <Card flush title={t('drift.columns')} unit={t('drift.columnsUnit')}>
      <Table
        label={t('drift.columns')}
        rows={byEvidence(report)}
        columns={useTableColumns(report)}
        keyOf={({ name }) => name}
        chosen={new Set(chosen === null ? [] : [chosen])}
        onOpen={({ name }) => onChoose(name)}
      />
    </Card>
  );
}

function useTableColumns({ siteChange }: DriftReport): readonly TableColumn<DriftColumn>[] {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const chance = useChanceWords();
  return [
    { key: 'name', head: t('drift.column'), renderCell: ({ name }) => <ColumnName name={nameOf(name)} /> },
    {
      key: 'size',
      head: t('drift.psi'),
      width: '72px',
      number: true,
      renderCell: ({ psi, state }) => <Size psi={state === 'tooFew' ? null : psi} />,
    },
    {
      key: 'chance',
      head: t('drift.chance'),
      width: '152px',
      number: true,
      renderCell: ({ name, adjustedPValue, state }) => {
        if (siteChange?.column === name) return chance(siteChange.pValue);
        return state === 'compared' ? chance(adjustedPValue) : '–';
      },
    },
    { key: 'n', head: t('drift.cases'), width: '60px', number: true, renderCell: ({ n }) => formatNumber(n) },
    {
      key: 'state',
      head: t('drift.result'),
      width: 'minmax(120px, 0.8fr)',
      renderCell: (column) => (
        <State column={column} site={siteChange?.column === column.name ? siteChange.site : undefined} />
      ),
    },
  ];
}

const ColumnName = ({ name }: { readonly name: string }) => (
  <strong className="drift-name" title={name}>
    {name}
  </strong>
);

/** The customary bands and one beyond each. */
const psiLimits = [0.05, 0.1, 0.25, 0.4] as const;
const levelOfPsi = (psi: number): number => psiLimits.filter((limit) => psi >= limit).length;

/** The heat map's colour beside its number. */
const Size = ({ psi }: { readonly psi: number | null }) =>
  psi === null ? (
    '–'
  ) : (
    <span className="drift-size">
      <i className={`heat-h${levelOfPsi(psi)}`} aria-hidden />
      {formatFixed(psi, 2)}
    </span>
  );

type StateProps = { readonly column: DriftColumn; readonly site: string | undefined };

function State({ column: { drift, cause, state }, site }: StateProps) {
  const { t } = useTranslation();
  if (site !== undefined) return <Tag kind="alarm" label={t('drift.atOneSite', { site })} />;
  if (drift && cause) return <Tag kind="alarm" label={t(`drift.cause.${cause}`)} />;
  return <span className="second">{t(`drift.state.${state}`)}</span>;
}
