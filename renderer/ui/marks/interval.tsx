import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { positionOn } from './tape-scale.ts';

export type IntervalProps = {
  readonly label: string;
  /** The shared axis of the column or card. */
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** A tall black tick: the least or most that is accepted. */
  readonly limit?: number | undefined;
  /** The soft band of what is allowed. */
  readonly allowed?: { readonly from: number; readonly to: number } | undefined;
  /** The other model, as a hollow diamond. */
  readonly other?: number | undefined;
  readonly kind?: 'cur' | 'alarm' | 'stop' | undefined;
  /** Decimals of the words; 2 where nothing is said. */
  readonly digits?: number | undefined;
  /** Where the axis shows hairlines. */
  readonly grid?: readonly number[] | undefined;
};

/** An estimate is never shown without how sure it is: point, line and caps on a shared axis. */
export function Interval({
  label,
  min,
  max,
  value,
  low,
  high,
  limit,
  allowed,
  other,
  kind = 'cur',
  digits,
  grid = [],
}: IntervalProps) {
  const start = (position: number) => `${positionOn(position, min, max) * 100}%`;
  const span = (from: number, to: number) => ({
    insetInlineStart: start(from),
    inlineSize: `${(positionOn(to, min, max) - positionOn(from, min, max)) * 100}%`,
  });
  const write = (position: number) => formatNumber(position, digits);
  const words = `${label}: ${write(value)} (${write(low)} – ${write(high)})`;
  return (
    <span className={`interval interval-${kind}`} role="img" aria-label={words} title={words}>
      {grid.map((line) => (
        <i key={line} className="interval-grid" style={{ insetInlineStart: start(line) }} />
      ))}
      {allowed && <i className="interval-allowed" style={span(allowed.from, allowed.to)} />}
      <i className="interval-line" style={span(low, high)} />
      {other !== undefined && <i className="interval-other" style={{ insetInlineStart: start(other) }} />}
      <i className="interval-point" style={{ insetInlineStart: start(value) }} />
      {limit !== undefined && <i className="interval-limit" style={{ insetInlineStart: start(limit) }} />}
    </span>
  );
}

/** Stands where an interval would, when there are too few cases: never a number. */
export function TooFew({ n, needed }: { readonly n: number; readonly needed: number }) {
  const { t } = useTranslation();
  return <span className="too-few">{t('ui.tooFew', { n: formatNumber(n), needed: formatNumber(needed) })}</span>;
}
