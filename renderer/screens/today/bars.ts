import type { Output } from '../../../shared/calls.ts';
import type { DayBar } from '../../charts/bars-over-days.tsx';

const DAY_MS = 86_400_000;

/** ISO days as bars; `part` are those that the model in use found positive. */
export const toBars = (days: Output<'today.show'>['days']): readonly DayBar[] =>
  days.map(({ day, records, positive }) => ({ day: Date.parse(day) / DAY_MS, whole: records, part: positive }));
