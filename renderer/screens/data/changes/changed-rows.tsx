import { useTranslation } from 'react-i18next';
import type { KeyProblem, RowDiff } from '../../../../shared/dataset-diff.ts';
import { formatList, formatNumber } from '../../../format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { RowExamples } from './row-examples.tsx';

type ChangedRowsProps = { readonly rows: RowDiff; readonly onShowRow: (row: number) => void };

/** How many rows came, went and changed, how they were matched, and the first of each kind. */
export function ChangedRows({ rows, onShowRow }: ChangedRowsProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const counts = [
    { kind: 'added' as const, count: rows.added },
    { kind: 'removed' as const, count: rows.removed },
    ...(rows.by === 'key' ? [{ kind: 'changed' as const, count: rows.changed }] : []),
    { kind: 'unchanged' as const, count: rows.unchanged },
  ];
  return (
    <section className="card-row changes-rows" aria-label={t('changes.rows')}>
      <h3 className="changes-part-heading">
        {t('changes.rows')}{' '}
        <span className="caption">
          {rows.by === 'key'
            ? t('changes.byKey', { columns: formatList(rows.key.map(nameOf)) })
            : t('changes.byWholeRow')}
        </span>
      </h3>
      <dl className="changes-counts">
        {counts.map(({ kind, count }) => (
          <div key={kind}>
            <dt className="caption">{t(`changes.count.${kind}`)}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      {rows.by === 'key' &&
        rows.problems.map((problem) => <ProblemBanner key={`${problem.kind} ${problem.side}`} problem={problem} />)}
      {rows.by === 'key' && rows.cellsByColumn.length > 0 && <CellsByColumn cells={rows.cellsByColumn} />}
      <RowExamples rows={rows} onShowRow={onShowRow} />
    </section>
  );
}

function ProblemBanner({ problem: { kind, side, rows } }: { readonly problem: KeyProblem }) {
  const { t } = useTranslation();
  return (
    <Banner kind="warn" title={t(`changes.problem.${kind}`, { count: rows, rows: formatNumber(rows) })}>
      {t(`changes.problemSide.${side}`)}
    </Banner>
  );
}

type CellsByColumnProps = { readonly cells: readonly { readonly column: string; readonly changed: number }[] };

function CellsByColumn({ cells }: CellsByColumnProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const parts = cells.map(({ column, changed }) => `${nameOf(column)} ${formatNumber(changed)}`);
  return <p className="table-text second">{t('changes.cells', { columns: formatList(parts) })}</p>;
}
