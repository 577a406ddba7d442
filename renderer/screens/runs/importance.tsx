import { useTranslation } from 'react-i18next';
import type { RunOutcome } from '../../../shared/run.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { formatOfHundred } from '../../format.ts';
import { useColumnWords } from '../../use-column-words.ts';

type ImportanceProps = Pick<RunOutcome, 'importance' | 'permuted'> & { readonly height: number };

/** How much of what the model learned came from each column; shares add up to 1. */
export function Importance({ importance, permuted, height }: ImportanceProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const sorted = importance.toSorted((a, b) => b.share - a.share);
  const [first] = sorted;
  if (!first) return null;
  const riseOf = new Map(permuted.map((each) => [each.column, each]));
  const risen = (column: string): readonly (number | string)[] => {
    const { rise = '–', spread = '–' } = riseOf.get(column) ?? {};
    return [rise, spread];
  };
  const table = {
    columns: [t('runs.column'), t('runs.shareOf'), t('runs.lossRise'), t('runs.lossRiseSpread')],
    rows: sorted.map(({ column, share }) => [nameOf(column), share * 100, ...risen(column)]),
  };
  const finding = t('runs.mostFrom', { column: nameOf(first.column), share: formatOfHundred(first.share) });
  return (
    <ChartFrame title={t('runs.importance')} unit={t('runs.shareOf')} finding={finding} height={height} table={table}>
      <div className="paired-bars table-text">
        {sorted.map(({ column, share }) => (
          <div key={column} className="paired-bar runs-importance">
            <span>{nameOf(column)}</span>
            <span className="paired-tracks" aria-hidden>
              <i className="bar-cur" style={{ inlineSize: `${(share / Math.max(first.share, 1e-9)) * 100}%` }} />
            </span>
            <b className="paired-figures">{formatOfHundred(share)}</b>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
