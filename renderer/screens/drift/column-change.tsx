import { useTranslation } from 'react-i18next';
import type { DriftColumn } from '../../../shared/drift.ts';
import type { CategoryProfile, ColumnProfile, NumericProfile } from '../../../shared/profile.ts';
import { CategoriesBeforeNow } from '../../charts/categories-before-now.tsx';
import { DistributionBeforeNow, type Histogram } from '../../charts/distribution-before-now.tsx';
import { binProfiles } from '../../charts/profile-bins.ts';
import { columnWords } from '../../column-words.ts';
import { useColumnUnits, useColumnWords } from '../../use-column-words.ts';

const BINS = 16;
/** More categories than this are no bars to compare. */
const BARS = 8;
/** With the table above it fits the height of a small laptop. */
const HEIGHT_PX = 178;

type ColumnChangeProps = {
  readonly column: DriftColumn;
  readonly before: ColumnProfile | undefined;
  readonly now: ColumnProfile | undefined;
};

/** One column's values before and now; nothing where one side has none to draw. */
export function ColumnChange({ column, before, now }: ColumnChangeProps) {
  if (before?.kind === 'numeric' && now?.kind === 'numeric') return <Numbers {...{ column, before, now }} />;
  if (before?.kind === 'category' && now?.kind === 'category') return <Categories {...{ column, before, now }} />;
  return null;
}

type SidesProps<P> = { readonly column: DriftColumn; readonly before: P; readonly now: P };

function Numbers({ column, before, now }: SidesProps<NumericProfile>) {
  const words = useSideWords(column);
  const { edges, shares } = binProfiles([before, now], BINS);
  if (edges.length === 0) return null;
  return (
    <DistributionBeforeNow
      {...words.frame}
      height={HEIGHT_PX}
      edges={edges}
      before={{ ...words.before, shares: shares[0] ?? [] }}
      now={{ ...words.now, shares: shares[1] ?? [] }}
      alarm={column.drift}
    />
  );
}

function Categories({ column, before, now }: SidesProps<CategoryProfile>) {
  const words = useSideWords(column);
  const added = column.newCategories.map(({ value }) => value);
  const known = before.values.slice(0, BARS);
  const values = [...known, ...added.filter((value) => !known.includes(value)).slice(0, BARS)];
  if (values.length === 0) return null;
  return (
    <CategoriesBeforeNow
      {...words.frame}
      height={HEIGHT_PX}
      categories={values.map((value) => ({ value: columnWords(value), isNew: added.includes(value) }))}
      before={{ ...words.before, shares: values.map((value) => shareOf(before, value)) }}
      now={{ ...words.now, shares: values.map((value) => shareOf(now, value)) }}
      alarm={column.drift}
    />
  );
}

/** Of the values present, 0–1. */
function shareOf({ n, missing, values, counts }: CategoryProfile, value: string): number {
  const index = values.indexOf(value);
  return index < 0 || n === missing ? 0 : (counts[index] ?? 0) / (n - missing);
}

type SideWords = {
  readonly frame: { readonly title: string; readonly unit: string; readonly finding: string };
  readonly before: Omit<Histogram, 'shares'>;
  readonly now: Omit<Histogram, 'shares'>;
};

function useSideWords({ name, n, referenceN, drift }: DriftColumn): SideWords {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const unitOf = useColumnUnits();
  const column = nameOf(name);
  const unit = unitOf(name);
  return {
    frame: {
      title: t('drift.beforeNow', { column }),
      unit: unit === undefined ? t('drift.ofHundred') : t('drift.ofHundredIn', { unit }),
      finding: t(drift ? 'drift.columnChanged' : 'drift.columnSame', { column }),
    },
    before: { label: t('drift.before'), n: referenceN },
    now: { label: t('drift.now'), n },
  };
}
