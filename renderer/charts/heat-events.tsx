/** Something that happened on a day: a model put in use, or an alarm. */
export type HeatEvent = {
  readonly day: number;
  readonly kind: 'model' | 'alarm';
  readonly label: string;
  readonly words: string;
};

type HeatEventsProps = { readonly events: readonly HeatEvent[]; readonly days: readonly number[] };

/** Chips and triangles above the rows; a model change is also a line through all of them. */
export const HeatEvents = ({ events, days }: HeatEventsProps) => (
  <div className="heat-events table-text">
    {events.map((event) => {
      const index = days.findIndex((day) => day >= event.day);
      if (index === -1) return null;
      const side = index > days.length * 0.75 ? ' heat-event-before' : '';
      return (
        <span
          key={`${event.kind} ${event.day} ${event.label}`}
          className={`heat-event heat-event-${event.kind}${side}`}
          style={{ insetInlineStart: `${((index + (event.kind === 'alarm' ? 0.5 : 0)) / days.length) * 100}%` }}
        >
          {event.kind === 'model' ? <b>{event.label}</b> : <i aria-hidden />}
          <span>{event.words}</span>
        </span>
      );
    })}
  </div>
);
