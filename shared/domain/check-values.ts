import type { Cell } from '../column.ts';
import type { FormField } from '../project.ts';
import { fail, ok, type Result } from '../result.ts';
import { slippedNumbers } from './slipped-numbers.ts';

/**
 * Holds what was entered against the form: type, range and choices of each field that has a value. A value left out is
 * missing, not wrong, and a column that no field asks for is not judged. The first value that does not fit is refused
 * with `record.valueRefused`; `details` names the column and, where one is at hand, the proposal.
 */
export function checkValues(fields: readonly FormField[], values: Readonly<Record<string, Cell>>): Result<null> {
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined || value === null || value === '') continue;
    const found = misfitOf(field, value);
    if (found !== null) return refuse(field, value, found);
  }
  return ok(null);
}

type Misfit = { readonly why: string; readonly proposal?: string | number };

function misfitOf(field: FormField, value: string | number): Misfit | null {
  switch (field.type) {
    case 'integer':
    case 'number':
      return numberMisfit(field, value);
    case 'date':
    case 'datetime':
      return timeMisfit(field.type, value);
    default:
      return choiceMisfit(field, value);
  }
}

function numberMisfit(field: FormField, value: string | number): Misfit | null {
  if (typeof value !== 'number') return { why: 'is text where a number belongs', ...proposed(numberWritten(value)) };
  if (!Number.isFinite(value)) return { why: 'is not a number' };
  if (field.type === 'integer' && !Number.isInteger(value)) {
    return { why: 'is not a whole number', proposal: Math.round(value) };
  }
  if (field.min !== undefined && value < field.min) {
    return { why: `is below the smallest possible, ${field.min}`, ...proposed(slippedPoint(field, value)) };
  }
  if (field.max === undefined || value <= field.max) return null;
  return { why: `is above the largest possible, ${field.max}`, ...proposed(slippedPoint(field, value)) };
}

const proposed = (proposal: number | null): Pick<Misfit, 'proposal'> => (proposal === null ? {} : { proposal });

/** The number that a text spells, with a decimal comma or point; null where it spells none. */
function numberWritten(text: string): number | null {
  const number = Number(text.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}

/** What was meant by a number out of its range, where a usual slip explains it; null where none does. */
function slippedPoint({ type, min = -Infinity, max = Infinity }: FormField, value: number): number | null {
  const fits = (number: number): boolean =>
    number >= min && number <= max && (type === 'number' || Number.isInteger(number));
  return slippedNumbers(value).find(fits) ?? null;
}

function timeMisfit(type: 'date' | 'datetime', value: string | number): Misfit | null {
  const example = type === 'date' ? '2026-11-23' : '2026-11-23T10:00:00Z';
  if (typeof value === 'string' && isTime(type, value)) return null;
  return { why: `is not a ${type === 'date' ? 'day' : 'time'} written as in ${example}` };
}

/** ISO 8601 text of a day that exists: the calendar would turn 30 February into March without a word. */
function isTime(type: 'date' | 'datetime', text: string): boolean {
  const day = text.slice(0, 10);
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return false;
  return type === 'date' ? text.length === day.length : !Number.isNaN(Date.parse(text));
}

function choiceMisfit({ choices }: FormField, value: string | number): Misfit | null {
  if (choices === undefined || choices.length === 0 || choices.includes(String(value))) return null;
  const alike = choices.find((choice) => choice.toLowerCase() === String(value).trim().toLowerCase());
  return {
    why: `is none of the choices (${choices.join(', ')})`,
    ...(alike === undefined ? {} : { proposal: alike }),
  };
}

function refuse({ name, unit }: FormField, value: string | number, { why, proposal }: Misfit): Result<never> {
  const written = unit === undefined || typeof value !== 'number' ? String(value) : `${value} ${unit}`;
  const asks = proposal === undefined ? '' : ` Did you mean ${proposal}?`;
  return fail('record.valueRefused', `"${name}": ${written} ${why}.${asks}`, 'Correct the value, or leave it out.', {
    column: name,
    ...(proposal === undefined ? {} : { proposal }),
  });
}
