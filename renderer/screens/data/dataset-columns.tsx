import { useTranslation } from 'react-i18next';
import type { DatasetDetail } from '../../../shared/dataset.ts';
import type { CategoryProfile, ColumnProfile, NumericProfile } from '../../../shared/profile.ts';
import { binProfiles } from '../../charts/profile-bins.ts';
import { formatDays, formatNumber, formatPercent } from '../../format.ts';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { Sparkline } from '../../ui/marks/sparkline.tsx';
import { SplitBar } from '../../ui/marks/split-bar.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useColumnWords } from '../../use-column-words.ts';
import { writeLimit } from './describe/column-edits.ts';

type DatasetColumn = DatasetDetail['version']['columns'][number];

const BINS = 20;
/** More categories than this are no bar to read; the rest is summed. */
const PARTS = 8;

/** Every column with its values drawn, its range, what is missing and what it is used as. */
export function DatasetColumns({ detail: { version, profile } }: { readonly detail: DatasetDetail }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const profileOf = ({ name }: DatasetColumn) => profile.columns[name];
  const columns: readonly TableColumn<DatasetColumn>[] = [
    {
      key: 'name',
      head: t('data.column'),
      width: 'minmax(0, 1fr)',
      renderCell: (column) => <ColumnName column={column} />,
    },
    {
      key: 'values',
      head: t('data.values'),
      width: '150px',
      renderCell: (column) => <Values of={profileOf(column)} name={nameOf(column.name)} />,
    },
    {
      key: 'range',
      head: t('data.range'),
      width: 'minmax(92px, 138px)',
      renderCell: (column) => (
        <div>
          <Range of={profileOf(column)} />
          <Allowed column={column} />
        </div>
      ),
    },
    {
      key: 'missing',
      head: t('data.missing'),
      number: true,
      width: '50px',
      sortBy: ({ missing }) => missing,
      renderCell: ({ missing }) => (missing === 0 ? '–' : formatPercent(missing / Math.max(version.rows, 1))),
    },
    {
      key: 'role',
      head: t('data.usedAs'),
      width: '72px',
      renderCell: ({ role }) =>
        role === 'label' ? <Tag kind="inUse" label={t('data.role.label')} /> : t(`data.role.${role ?? 'input'}`),
    },
  ];
  return (
    <Table
      label={t('data.columnsOf', { name: version.name })}
      rows={version.columns}
      columns={columns}
      keyOf={({ name }) => name}
      rowHeight={44}
      minWidth={556}
    />
  );
}

/** In words, with the name as it stands in the file under it. */
function ColumnName({ column: { name, type, unit, sensitive } }: { readonly column: DatasetColumn }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  return (
    <div>
      <strong className="clipped">{nameOf(name)}</strong>
      <div className="caption clipped" title={name}>
        {[t(`data.type.${type}`), unit, sensitive && t('data.sensitive')].filter(Boolean).join(', ')}{' '}
        <span className="mono">{name}</span>
      </div>
    </div>
  );
}

function Values({ of, name }: { readonly of: ColumnProfile | undefined; readonly name: string }) {
  const { t } = useTranslation();
  if (!of) return null;
  if (of.kind === 'numeric')
    return <Sparkline label={t('data.valuesOf', { name })} counts={binProfiles([of], BINS).shares[0] ?? []} />;
  if (of.values.length === 0) return <Texts of={of} />;
  const shown = of.values.slice(0, PARTS).map((value, index) => ({ value, count: of.counts[index] ?? 0 }));
  const rest = of.other + of.counts.slice(PARTS).reduce((sum, count) => sum + count, 0);
  return <SplitBar label={name} parts={rest > 0 ? [...shown, { value: t('data.others'), count: rest }] : shown} />;
}

/** Free text is not kept, and the number of different ones is the least that there are. */
function Texts({ of: { n, missing, distinct } }: { readonly of: CategoryProfile }) {
  const { t } = useTranslation();
  const words =
    distinct === n - missing ? t('data.allDifferent') : t('data.different', { distinct: formatNumber(distinct) });
  return <span className="caption">{words}</span>;
}

function Range({ of }: { readonly of: ColumnProfile | undefined }) {
  const { t } = useTranslation();
  if (!of) return null;
  if (of.kind === 'numeric') return writeRange(of);
  if (of.values.length === 0) return '–';
  const [, rarer] = of.counts;
  if (of.type === 'boolean' && of.distinct === 2 && rarer !== undefined)
    return t('data.shareOf', { share: formatPercent(rarer / (of.n - of.missing)), value: of.values[1] });
  return t('data.distinct', { count: of.distinct, distinct: formatNumber(of.distinct) });
}

/** What the column's description allows, where it says so. */
function Allowed({ column: { type, min, max, categories } }: { readonly column: DatasetColumn }) {
  const { t } = useTranslation();
  const limits = { min: writeLimit(type, min), max: writeLimit(type, max), values: categories?.join(', ') };
  const kind = categories
    ? 'values'
    : min !== undefined && max !== undefined
      ? 'between'
      : min !== undefined
        ? 'atLeast'
        : 'atMost';
  if (kind === 'atMost' && max === undefined) return null;
  return (
    <div className="caption clipped" title={limits.values}>
      {t(`data.allowed.${kind}`, limits)}
    </div>
  );
}

const DAY_MS = 86_400_000;

function writeRange({ type, min, max }: NumericProfile): string {
  if (min === null || max === null) return '–';
  if (type === 'date') return formatDays(min, max);
  if (type === 'datetime') return formatDays(Math.floor(min / DAY_MS), Math.floor(max / DAY_MS));
  return min === max ? formatNumber(min) : `${formatNumber(min)} – ${formatNumber(max)}`;
}
