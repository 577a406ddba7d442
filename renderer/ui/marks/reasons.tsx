import { useTranslation } from 'react-i18next';
import { formatNumber, formatSigned } from '../../format.ts';
import { positionOn } from './tape-scale.ts';
import { digitsFor, layWaterfall, type Pull, roundToSum } from './waterfall.ts';

/** From the usual prediction to this one. Points of 100 where `isShare`, else the quantity's own unit. */
export type ReasonsChart = {
  readonly base: number;
  /** What the base is; the usual prediction where nothing is said. */
  readonly usual?: string | undefined;
  /** The strongest first; they lead from `base` to `total`. */
  readonly rows: readonly Pull[];
  readonly total: number;
  readonly isShare: boolean;
  /** The decision limit, drawn as a dashed line. */
  readonly limit: number | null;
};

/** Answer by answer: orange pushes towards, petrol away; the sign is printed. */
export function Reasons({ base, usual, rows, total, isShare, limit }: ReasonsChart) {
  const { t } = useTranslation();
  const laid = layWaterfall(base, rows);
  const digits = digitsFor(rows);
  const written = roundToSum(
    base,
    rows.map(({ amount }) => amount),
    total,
    digits,
  );
  const ends = [base, total, ...laid.map(({ to }) => to), ...(limit === null ? [] : [limit])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  // Shares grow from nothing; a quantity far from zero would leave its steps no room.
  const min = isShare ? 0 : least - (most - least) / 4;
  const axis = { min, max: Math.max(most, min + Number.EPSILON), limit };
  return (
    <ul className="reasons table-text" aria-label={t('reasons.why')}>
      <ReasonRow
        {...axis}
        label={usual ?? t('reasons.usual')}
        kind="base"
        from={min}
        to={base}
        amount={formatNumber(base, digits)}
      />
      {laid.map((row, index) => (
        <ReasonRow
          {...axis}
          key={row.label}
          label={row.label}
          kind={row.amount >= 0 ? 'towards' : 'away'}
          from={row.from}
          to={row.to}
          amount={formatSigned(written[index] ?? row.amount, digits)}
        />
      ))}
      <ReasonRow
        {...axis}
        label={t('reasons.total')}
        kind="total"
        from={min}
        to={total}
        amount={formatNumber(total, digits)}
      />
    </ul>
  );
}

type ReasonRowProps = {
  readonly label: string;
  readonly kind: 'base' | 'towards' | 'away' | 'total';
  readonly from: number;
  readonly to: number;
  readonly amount: string;
  readonly min: number;
  readonly max: number;
  readonly limit: number | null;
};

function ReasonRow({ label, kind, from, to, amount, min, max, limit }: ReasonRowProps) {
  const start = positionOn(Math.min(from, to), min, max);
  const size = positionOn(Math.max(from, to), min, max) - start;
  return (
    <li className={`reason reason-${kind}`}>
      <span className="reason-label">{label}</span>
      <span className="reason-track" aria-hidden>
        <i
          className="reason-bar"
          style={{ insetInlineStart: `${start * 100}%`, inlineSize: `max(2px, ${size * 100}%)` }}
        />
        {limit !== null && (
          <i className="reason-limit" style={{ insetInlineStart: `${positionOn(limit, min, max) * 100}%` }} />
        )}
      </span>
      <b>{amount}</b>
    </li>
  );
}
