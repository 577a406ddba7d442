import type { Cell } from '../../../../shared/column.ts';
import type { RecordDetail, RecordHistoryEvent } from '../../../../shared/record.ts';

/** A value that edits side by side say differently. */
export type Difference = {
  readonly column: string;
  readonly says: readonly { readonly eventId: string; readonly value: Cell }[];
};

/** The events of a fork, the oldest first; empty where there is none. */
export const forkedEvents = ({ fork, events }: Pick<RecordDetail, 'fork' | 'events'>): readonly RecordHistoryEvent[] =>
  events.filter(({ id }) => fork.includes(id));

/** Columns in which a fork's events differ; no value, an empty text and a column that is not there are the same. */
export function differencesOf(events: readonly Pick<RecordHistoryEvent, 'id' | 'values'>[]): readonly Difference[] {
  const columns = new Set(events.flatMap(({ values }) => Object.keys(values)));
  return [...columns]
    .map((column) => ({
      column,
      says: events.map(({ id, values }) => ({
        eventId: id,
        value: values[column] === '' ? null : (values[column] ?? null),
      })),
    }))
    .filter(({ says }) => says.some(({ value }) => value !== says[0]?.value));
}
