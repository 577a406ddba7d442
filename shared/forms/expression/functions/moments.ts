import { epochMsOfText, formatMoment, midnightOf, MS_PER_DAY, textOfMoment } from '../dates.ts';
import type { FunctionTable, Inputs, Scope } from '../scope.ts';
import { type DateValue, isDateValue } from '../values.ts';

/** Days and times. A date counts from midnight where the person is. */
export const momentFunctions: FunctionTable = {
  today: {
    least: 0,
    most: 0,
    call: ({ scope }) => momentAt(midnightOf(nowOf(scope), scope.source.offsetMinutes), scope),
  },
  now: { least: 0, most: 0, call: ({ scope }) => momentAt(nowOf(scope), scope) },
  date: { least: 1, most: 1, call: (inputs) => momentAt(epochMsOf(inputs, padded(inputs)), inputs.scope) },
  'format-date': { least: 2, most: 2, call: (inputs) => format(inputs, false) },
  'format-date-time': { least: 2, most: 2, call: (inputs) => format(inputs, true) },
  'decimal-date-time': { least: 1, most: 1, call: (inputs) => epochMsOf(inputs, inputs.text(0)) / MS_PER_DAY },
  'decimal-time': { least: 1, most: 1, call: decimalTime },
};

const nowOf = ({ source }: Scope): number => source.environment.nowMs;

const momentAt = (epochMs: number, { source }: Scope): DateValue => ({
  epochMs,
  text: textOfMoment(epochMs, source.offsetMinutes),
});

/** A number is days since 1970 UTC. NaN for true, false and what is no date. */
function epochMsOf({ value, scope }: Inputs, text: string): number {
  const input = value(0);
  if (isDateValue(input)) return input.epochMs;
  if (typeof input === 'number') return Math.round(input * MS_PER_DAY);
  return epochMsOfText(text, scope.source.offsetMinutes) ?? Number.NaN;
}

/** `2026-1-5` as `2026-01-05`. */
const padded = ({ text }: Inputs): string =>
  text(0).replace(/^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, (_, year: string, month: string, day: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );

function format({ text, scope }: Inputs, withTime: boolean): string {
  const { offsetMinutes } = scope.source;
  const epochMs = epochMsOfText(text(0), offsetMinutes);
  return epochMs === null ? '' : formatMoment(epochMs, text(1), withTime, offsetMinutes);
}

const TIME = /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** The share of the day that has passed at a time, where the person is. NaN for what is no time. */
function decimalTime({ text, scope }: Inputs): number {
  const time = text(0);
  if (!TIME.test(time)) return Number.NaN;
  const { offsetMinutes } = scope.source;
  const epochMs = epochMsOfText(`1970-01-01T${time}`, offsetMinutes);
  if (epochMs === null) return Number.NaN;
  const wallMs = epochMs + offsetMinutes(epochMs) * 60_000;
  return (((wallMs % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY) / MS_PER_DAY;
}
