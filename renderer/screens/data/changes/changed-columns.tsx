import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { DatasetDiff, DistributionDiff } from '../../../../shared/dataset-diff.ts';
import type { ColumnProfile, Profile } from '../../../../shared/profile.ts';
import { formatPercent, formatSignificant } from '../../../format.ts';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { useCall } from '../../../use-call.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import { BeforeAndNow } from './before-and-now.tsx';
import { MovedColumn } from './moved-column.tsx';
import { writeMiddle } from './write-middle.ts';

type ChangedColumnsProps = {
  readonly diff: DatasetDiff;
  /** Of the version shown. */
  readonly profile: Profile;
  readonly base: DatasetVersion;
};

export type ColumnSides = { readonly before: ColumnProfile | undefined; readonly now: ColumnProfile | undefined };

/** How the values of every column are spread before and now, the most moved first; Enter shows one of them large. */
export function ChangedColumns({ diff, profile, base }: ChangedColumnsProps) {
  const { t } = useTranslation();
  const shown = useCall('dataset.show', { ref: base.id }, []);
  const [opened, setOpened] = useState<string | null>(null);
  const before = shown.state === 'ready' ? shown.value.profile : null;
  const sidesOf = (name: string): ColumnSides => ({ before: before?.columns[name], now: profile.columns[name] });
  const columns = useChangeColumns(sidesOf);
  const open = diff.distributions.find(({ column }) => column === opened);
  if (diff.distributions.length === 0) return null;
  return (
    <section className="changes-columns" aria-label={t('changes.spread')}>
      <h3 className="changes-part-heading card-row">
        {t('changes.spread')} <span className="caption">{t('changes.spreadWords')}</span>
      </h3>
      {open && <MovedColumn change={open} {...sidesOf(open.column)} onClose={() => setOpened(null)} />}
      <Table
        label={t('changes.spread')}
        rows={diff.distributions}
        columns={columns}
        keyOf={({ column }) => column}
        chosen={new Set(opened === null ? [] : [opened])}
        onOpen={({ column }) => setOpened(column === opened ? null : column)}
        rowHeight={44}
        minWidth={560}
      />
    </section>
  );
}

function useChangeColumns(sidesOf: (name: string) => ColumnSides): readonly TableColumn<DistributionDiff>[] {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  return [
    {
      key: 'name',
      head: t('data.column'),
      renderCell: ({ column }) => <strong className="clipped">{nameOf(column)}</strong>,
    },
    {
      key: 'spread',
      head: t('changes.beforeAndNow'),
      width: '150px',
      renderCell: ({ column }) => <BeforeAndNow name={nameOf(column)} {...sidesOf(column)} />,
    },
    { key: 'middle', head: t('changes.middle'), width: '130px', renderCell: (change) => writeMiddle(change) },
    {
      key: 'missing',
      head: t('data.missing'),
      width: '104px',
      renderCell: ({ missing: { before, after } }) => writeMissing(before, after),
    },
    {
      key: 'moved',
      head: t('changes.moved'),
      width: '92px',
      sortBy: ({ totalVariation }) => totalVariation ?? Number.NaN,
      renderCell: (change) => <Moved change={change} />,
    },
  ];
}

const writeMissing = (before: number, after: number): string =>
  before === after
    ? before === 0
      ? '–'
      : formatPercent(before)
    : `${formatPercent(before)} → ${formatPercent(after)}`;

/** The share in words where it is worth a look; the index that the method is known by stands under it. */
function Moved({ change: { totalVariation, psi, psiBand } }: { readonly change: DistributionDiff }) {
  const { t } = useTranslation();
  if (totalVariation === null) return '–';
  const share = formatPercent(totalVariation);
  return (
    <div>
      {psiBand === 'large' || psiBand === 'moderate' ? <Tag kind="alarm" label={share} /> : share}
      {psi !== null && <div className="caption">{t('changes.psi', { psi: formatSignificant(psi) })}</div>}
    </div>
  );
}
