import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.ts';
import { ChartFrame } from './chart-frame.tsx';
import { BeforeNowLegend, type Histogram } from './distribution-before-now.tsx';

type CategoriesProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  /** In the order of the shares of both sides. */
  readonly categories: readonly { readonly value: string; readonly isNew?: boolean | undefined }[];
  readonly before: Histogram;
  readonly now: Histogram;
  readonly alarm: boolean;
  readonly height?: number | undefined;
};

/** Paired bars from the reading side; a category that was not there before is named as new. */
export function CategoriesBeforeNow({ categories, before, now, alarm, height = 200, ...frame }: CategoriesProps) {
  const { t } = useTranslation();
  const rows = categories.map(({ value, isNew }, index) => ({
    name: isNew ? t('charts.newCategory', { value }) : value,
    before: (before.shares[index] ?? 0) * 100,
    now: (now.shares[index] ?? 0) * 100,
  }));
  const highest = Math.max(...rows.flatMap((row) => [row.before, row.now]), 1);
  return (
    <ChartFrame
      {...frame}
      height={height}
      table={{
        columns: [t('charts.category'), before.label, now.label],
        rows: rows.map((row) => [row.name, row.before, row.now]),
      }}
    >
      <div className="paired-bars table-text">
        {rows.map((row) => (
          <div key={row.name} className="paired-bar">
            <span>{row.name}</span>
            <span className="paired-tracks" aria-hidden>
              <i className="bar-ref" style={{ inlineSize: `${(row.before / highest) * 100}%` }} />
              <i className={alarm ? 'bar-alarm' : 'bar-cur'} style={{ inlineSize: `${(row.now / highest) * 100}%` }} />
            </span>
            <span className="paired-figures">
              <span className="second">{formatNumber(row.before, 1)}</span> <b>{formatNumber(row.now, 1)}</b>
            </span>
          </div>
        ))}
      </div>
      <BeforeNowLegend before={before} now={now} alarm={alarm} inside />
    </ChartFrame>
  );
}
