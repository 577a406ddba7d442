import { useTranslation } from 'react-i18next';
import type { Interval } from '../../../shared/domain/interval.ts';
import type { KeptFigures, KeptKnowledge } from '../../../shared/kept-knowledge.ts';
import type { Run } from '../../../shared/run.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { Tag } from '../../ui/marks/tag.tsx';

type KeptRow = KeptFigures & { readonly name: string };

/** Of a run that goes on from a version: what it still tells of what that one knew, class by class. */
export function KeptCard({ run }: { readonly run: Run }) {
  const { base, outcome } = run;
  if (base === null || outcome === null || outcome.kept === null) return null;
  return <Kept base={base} kept={outcome.kept} isQuantity={outcome.task === 'regression'} />;
}

type KeptProps = {
  readonly base: NonNullable<Run['base']>;
  readonly kept: KeptKnowledge;
  readonly isQuantity: boolean;
};

function Kept({ base, kept, isQuantity }: KeptProps) {
  const { t } = useTranslation();
  const { overall, classes, knownRows, leftOutRows } = kept;
  const rows: readonly KeptRow[] = [...classes, { name: t('kept.all'), ...overall }];
  const figure = (key: 'before' | 'after'): TableColumn<KeptRow> => ({
    key,
    head: t(`kept.${key}`),
    number: true,
    renderCell: (row) => <Figure interval={row[key]} isQuantity={isQuantity} />,
  });
  const columns: readonly TableColumn<KeptRow>[] = [
    { key: 'name', head: t('kept.class'), renderCell: ({ name }) => <strong>{columnWords(name)}</strong> },
    { key: 'rows', head: t('kept.rows'), number: true, width: '72px', renderCell: (row) => formatNumber(row.rows) },
    figure('before'),
    figure('after'),
    { key: 'verdict', head: '', width: '140px', renderCell: ({ verdict }) => <Verdict verdict={verdict} /> },
  ];
  const unit = { count: overall.rows, rows: formatNumber(overall.rows), data: refWords(base.datasetRef) };
  const known = { count: knownRows, rows: formatNumber(knownRows), leftOut: formatNumber(leftOutRows) };
  return (
    <Card title={t('kept.title', { model: refWords(base.ref) })} unit={t('kept.unit', unit)} flush>
      <p className="card-row table-text">
        <strong>{useFinding(kept, isQuantity)}</strong>
        {knownRows > 0 && <span className="second"> {t('kept.known', known)}</span>}
      </p>
      <Table label={t('kept.title', { model: refWords(base.ref) })} rows={rows} columns={columns} keyOf={keyOf} />
    </Card>
  );
}

const keyOf = ({ name }: KeptRow): string => name;

function useFinding({ overall, classes }: KeptKnowledge, isQuantity: boolean): string {
  const { t } = useTranslation();
  const named = (verdict: KeptFigures['verdict']): string =>
    classes
      .filter((figures) => figures.verdict === verdict)
      .map(({ name }) => columnWords(name))
      .join(', ');
  if (isQuantity) return t(QUANTITY_FINDINGS[overall.verdict]);
  if (named('forgotten') !== '') return t('kept.forgotten', { classes: named('forgotten') });
  if (overall.verdict === 'forgotten') return t('kept.forgottenAll');
  if (named('unsure') !== '') return t('kept.unsure', { classes: named('unsure') });
  return t('kept.allKept', { count: classes.length });
}

const QUANTITY_FINDINGS = {
  kept: 'kept.allKeptNumber',
  unsure: 'kept.unsureAll',
  forgotten: 'kept.forgottenNumber',
} as const;

function Figure({ interval, isQuantity }: { readonly interval: Interval; readonly isQuantity: boolean }) {
  const { t } = useTranslation();
  const written = (value: number): string => (isQuantity ? formatNumber(value, 3) : formatOfHundred(value));
  const value = written(interval.value);
  return (
    <>
      {isQuantity ? value : t('kept.ofHundred', { share: value })}{' '}
      <span className="second">{t('kept.between', { low: written(interval.low), high: written(interval.high) })}</span>
    </>
  );
}

const TAGS = { kept: 'inUse', unsure: 'plain', forgotten: 'alarm' } as const;

function Verdict({ verdict }: { readonly verdict: KeptFigures['verdict'] }) {
  const { t } = useTranslation();
  return <Tag kind={TAGS[verdict]} label={t(`kept.verdict.${verdict}`)} />;
}
