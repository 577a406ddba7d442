import { useTranslation } from 'react-i18next';
import { IntervalAxis } from '../../../charts/interval-axis.tsx';
import type { FairnessReport } from '../../../../shared/fairness.ts';
import { columnWords } from '../../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../../format.ts';
import { Interval, TooFew } from '../../../ui/marks/interval.tsx';

type Rate = FairnessReport['groups'][number]['said'];

/** Shares are drawn as of 100. */
const TICKS = [0, 50, 100] as const;

/** Every group with its size, and how often it is told so: of all, rightly, and wrongly. */
export function FairnessTable({ report: { groups, leastRows } }: { readonly report: FairnessReport }) {
  const { t } = useTranslation();
  return (
    <table className="fairness-table table-text">
      <thead>
        <tr>
          <th scope="col">{t('fairness.group')}</th>
          <th scope="col" className="cell-number">
            {t('fairness.rows')}
          </th>
          <th scope="col">{t('fairness.said')}</th>
          <th scope="col">{t('fairness.rightly')}</th>
          <th scope="col">{t('fairness.wrongly')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, n, said, rightly, wrongly }) => (
          <tr key={name}>
            <th scope="row">{columnWords(name)}</th>
            <td className="cell-number">{formatNumber(n)}</td>
            <RateCell label={t('fairness.said')} rate={said} leastRows={leastRows} />
            <RateCell label={t('fairness.rightly')} rate={rightly} leastRows={leastRows} />
            <RateCell label={t('fairness.wrongly')} rate={wrongly} leastRows={leastRows} />
          </tr>
        ))}
        <tr aria-hidden>
          <td colSpan={2} className="caption">
            {t('charts.ofHundred')}
          </td>
          {['said', 'rightly', 'wrongly'].map((share) => (
            <td key={share}>
              <span className="fairness-rate">
                <IntervalAxis min={0} max={100} ticks={TICKS} write={(tick) => formatNumber(tick, 0)} />
                <b />
              </span>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

type RateCellProps = { readonly label: string; readonly rate: Rate; readonly leastRows: number };

/** A share with its interval; of too few rows, how many there are and no number. */
function RateCell({ label, rate, leastRows }: RateCellProps) {
  if (rate === null || rate.of < leastRows) {
    return (
      <td>
        <TooFew n={rate?.of ?? 0} needed={leastRows} />
      </td>
    );
  }
  const [value, low, high] = [rate.value * 100, rate.low * 100, rate.high * 100];
  return (
    <td>
      <span className="fairness-rate">
        <Interval label={label} min={0} max={100} value={value} low={low} high={high} digits={0} grid={TICKS} />
        <b>{formatOfHundred(rate.value)}</b>
      </span>
    </td>
  );
}
