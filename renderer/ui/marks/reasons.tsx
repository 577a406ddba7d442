import { useTranslation } from 'react-i18next';
import { formatNumber, formatSigned } from '../../format.ts';
import { positionOn } from './tape-scale.ts';
import { layWaterfall, type Contribution } from './waterfall.ts';

type ReasonsProps = {
  /** The average prediction, in points of 100, and what it is the average of. */
  readonly base: number;
  readonly baseLabel: string;
  readonly contributions: readonly Contribution[];
  readonly totalLabel?: string | undefined;
  /** The decision limit in points of 100, drawn as a dashed line. */
  readonly limit: number | null;
};

/** From the average to this record, answer by answer: orange pushes towards, petrol away; the sign is printed. */
export function Reasons({ base, baseLabel, contributions, totalLabel, limit }: ReasonsProps) {
  const { t } = useTranslation();
  const rows = layWaterfall(base, contributions, t('ui.otherAnswers'));
  const total = rows.at(-1)?.to ?? base;
  const ends = [0, base, total, ...rows.map(({ to }) => to), ...(limit === null ? [] : [limit])];
  const axis = { min: Math.min(...ends), max: Math.max(...ends, 1), limit };
  return (
    <ul className="reasons table-text">
      <ReasonRow {...axis} label={baseLabel} kind="base" from={0} to={base} amount={formatNumber(base, 0)} />
      {rows.map((row) => (
        <ReasonRow
          {...axis}
          key={row.label}
          label={row.label}
          kind={row.points >= 0 ? 'towards' : 'away'}
          from={row.from}
          to={row.to}
          amount={formatSigned(row.points)}
        />
      ))}
      {totalLabel && (
        <ReasonRow {...axis} label={totalLabel} kind="total" from={0} to={total} amount={formatNumber(total, 0)} />
      )}
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
