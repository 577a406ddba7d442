import { useTranslation } from 'react-i18next';
import type { CategoryProfile } from '../../../../shared/profile.ts';
import { binProfiles } from '../../../charts/profile-bins.ts';
import { BeforeNowSpark } from '../../../ui/marks/before-now-spark.tsx';
import { SplitBar } from '../../../ui/marks/split-bar.tsx';
import type { ColumnSides } from './changed-columns.tsx';

const BINS = 20;
/** More categories than this are no bar to read; the rest is summed. */
const PARTS = 6;

/** Numbers as two histograms over each other, categories as two bars under each other. */
export function BeforeAndNow({ name, before, now }: ColumnSides & { readonly name: string }) {
  const { t } = useTranslation();
  if (before?.kind === 'numeric' && now?.kind === 'numeric') {
    const { shares } = binProfiles([before, now], BINS);
    return <BeforeNowSpark label={t('changes.spreadOf', { name })} before={shares[0] ?? []} now={shares[1] ?? []} />;
  }
  if (before?.kind !== 'category' || now?.kind !== 'category' || now.values.length === 0) return null;
  const values = now.values.slice(0, PARTS);
  return (
    <div className="changes-bars">
      <SplitBar label={t('changes.beforeOf', { name })} parts={partsOf(before, values, t('data.others'))} />
      <SplitBar label={t('changes.nowOf', { name })} parts={partsOf(now, values, t('data.others'))} />
    </div>
  );
}

/** The same categories in the same order on both sides. */
function partsOf({ n, missing, values, counts }: CategoryProfile, wanted: readonly string[], others: string) {
  const named = wanted.map((value) => ({ value, count: counts[values.indexOf(value)] ?? 0 }));
  const rest = n - missing - named.reduce((sum, { count }) => sum + count, 0);
  return [...named.filter(({ count }) => count > 0), ...(rest > 0 ? [{ value: others, count: rest }] : [])];
}
