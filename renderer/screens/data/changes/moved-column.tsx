import { useTranslation } from 'react-i18next';
import type { DistributionDiff } from '../../../../shared/dataset-diff.ts';
import type { CategoryProfile } from '../../../../shared/profile.ts';
import { CategoriesBeforeNow } from '../../../charts/categories-before-now.tsx';
import { DistributionBeforeNow } from '../../../charts/distribution-before-now.tsx';
import { binProfiles } from '../../../charts/profile-bins.ts';
import { columnWords } from '../../../column-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useColumnUnits, useColumnWords } from '../../../use-column-words.ts';
import type { ColumnSides } from './changed-columns.tsx';

const BINS = 24;
/** More categories than this are no bars to compare. */
const BARS = 10;
const HEIGHT_PX = 200;

type MovedColumnProps = ColumnSides & { readonly change: DistributionDiff; readonly onClose: () => void };

/** One column large, with its axis and its numbers as a table. */
export function MovedColumn({ change, onClose, ...sides }: MovedColumnProps) {
  const { t } = useTranslation();
  return (
    <div className="card-row changes-moved">
      <MovedChart change={change} {...sides} />
      <Button size="bar" kind="text" label={t('changes.closeChart')} onClick={onClose} />
    </div>
  );
}

function MovedChart({ change, before, now }: ColumnSides & { readonly change: DistributionDiff }) {
  const { t } = useTranslation();
  const name = useColumnWords()(change.column);
  const unit = useColumnUnits()(change.column);
  const alarm = change.psiBand === 'large' || change.psiBand === 'moderate';
  const frame = {
    title: t('changes.spreadOf', { name }),
    unit: unit === undefined ? t('changes.ofHundred') : t('changes.ofHundredIn', { unit }),
    finding: t(alarm ? 'changes.columnMoved' : 'changes.columnStayed', { name }),
    height: HEIGHT_PX,
    alarm,
  };
  const labels = { before: t('changes.before'), now: t('changes.now') };
  if (before?.kind === 'numeric' && now?.kind === 'numeric') {
    const { edges, shares } = binProfiles([before, now], BINS);
    if (edges.length === 0) return null;
    return (
      <DistributionBeforeNow
        {...frame}
        edges={edges}
        before={{ label: labels.before, n: before.n, shares: shares[0] ?? [] }}
        now={{ label: labels.now, n: now.n, shares: shares[1] ?? [] }}
      />
    );
  }
  if (before?.kind !== 'category' || now?.kind !== 'category') return null;
  const values = [...new Set([...now.values, ...before.values])].slice(0, BARS);
  return (
    <CategoriesBeforeNow
      {...frame}
      categories={values.map((value) => ({ value: columnWords(value), isNew: !before.values.includes(value) }))}
      before={{ label: labels.before, n: before.n, shares: values.map((value) => shareOf(before, value)) }}
      now={{ label: labels.now, n: now.n, shares: values.map((value) => shareOf(now, value)) }}
    />
  );
}

/** Of the values present, 0–1. */
function shareOf({ n, missing, values, counts }: CategoryProfile, value: string): number {
  const index = values.indexOf(value);
  return index < 0 || n === missing ? 0 : (counts[index] ?? 0) / (n - missing);
}
