import { formatNumber } from '../../format.ts';
import { positionOn, ticksOf } from './tape-scale.ts';

export type TapeBand = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'stop' | 'warn' | 'good' | 'past' | 'filled';
  readonly words?: string | undefined;
};

export type TapeProps = {
  /** What is measured, for those who hear it. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** Distance of the small ticks, and of the labelled ones. */
  readonly step: number;
  readonly labels: number;
  readonly bands?: readonly TapeBand[] | undefined;
  /** Drawn as tall black ticks. */
  readonly limits?: readonly number[] | undefined;
  readonly value?: number | undefined;
  readonly valueWords?: string | undefined;
};

/** A ruler for any value against a scale. It fills from the reading side; the value is a black triangle on top. */
export function Tape({ label, min, max, step, labels, bands = [], limits = [], value, valueWords }: TapeProps) {
  const at = (position: number) => ({ insetInlineStart: `${positionOn(position, min, max) * 100}%` });
  const words = value === undefined ? label : `${label}: ${valueWords ?? formatNumber(value)}`;
  return (
    <div
      className={bands.some((band) => band.words) || valueWords ? 'tape tape-worded' : 'tape'}
      role="img"
      aria-label={words}
    >
      <div className="tape-body">
        {bands.map((band) => (
          <TapeBandMark key={`${band.from}-${band.kind}`} band={band} min={min} max={max} />
        ))}
        {ticksOf(min, max, step).map((tick) => (
          <i
            key={tick}
            className={isLabelled(tick, labels) ? 'tape-tick tape-tick-long' : 'tape-tick'}
            style={at(tick)}
          />
        ))}
        {limits.map((limit) => (
          <i key={limit} className="tape-limit" style={at(limit)} />
        ))}
        {value !== undefined && (
          <span className="tape-value" style={at(value)}>
            {valueWords && <b>{valueWords}</b>}
            <svg width="14" height="9" viewBox="0 0 14 9" aria-hidden>
              <path d="M0 0h14L7 9z" fill="currentColor" />
            </svg>
          </span>
        )}
      </div>
      <div className="tape-labels">
        {ticksOf(min, max, labels).map((tick) => (
          <span key={tick} style={at(tick)}>
            {formatNumber(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

const isLabelled = (tick: number, labels: number): boolean =>
  Math.abs(tick / labels - Math.round(tick / labels)) < 1e-9;

function TapeBandMark({ band, min, max }: { readonly band: TapeBand; readonly min: number; readonly max: number }) {
  const start = positionOn(band.from, min, max);
  const end = positionOn(band.to, min, max);
  return (
    <span
      className={`tape-band tape-${band.kind}`}
      style={{ insetInlineStart: `${start * 100}%`, inlineSize: `${(end - start) * 100}%` }}
    >
      {band.words && <em>{band.words}</em>}
    </span>
  );
}
