import { positionOn } from '../ui/marks/tape-scale.ts';

type IntervalAxisProps = {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  readonly write: (tick: number) => string;
  /** Written in bold, such as the limit. */
  readonly strong?: number | undefined;
};

/** The numbers under a column of intervals. */
export const IntervalAxis = ({ min, max, ticks, write, strong }: IntervalAxisProps) => (
  <div className="interval-axis" aria-hidden>
    {ticks.map((tick) => (
      <span
        key={tick}
        className={tick === strong ? 'interval-axis-strong' : undefined}
        style={{ insetInlineStart: `${positionOn(tick, min, max) * 100}%` }}
      >
        {write(tick)}
      </span>
    ))}
  </div>
);
