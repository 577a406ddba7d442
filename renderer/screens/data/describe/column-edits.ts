import { type Column, type ColumnChange, ColumnRole, type ColumnType } from '../../../../shared/column.ts';
import { formatDate, formatDatetime, MS_PER_DAY } from '../../../../shared/columns/cells.ts';

/** What a person has changed about one column, as typed. What is absent stays; an empty text takes it away. */
export type ColumnEdit = {
  readonly role?: ColumnRole | undefined;
  readonly unit?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Divided by semicolons. */
  readonly categories?: string | undefined;
  readonly sensitive?: boolean | undefined;
};
export type ColumnEdits = Readonly<Record<string, ColumnEdit>>;

export type EditProblem = {
  readonly column: string;
  readonly field: 'min' | 'max';
  readonly why: 'notAValue' | 'order';
};

export type ReadEdits = { readonly changes: readonly ColumnChange[]; readonly problems: readonly EditProblem[] };

/** What the edits change, without those that leave a column as it was, and what cannot be meant. */
export function readEdits(columns: readonly Column[], edits: ColumnEdits): ReadEdits {
  const read = columns.map((column) => readEdit(column, edits[column.name] ?? {}));
  return {
    changes: read.flatMap(({ changes }) => changes),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readEdit(column: Column, edit: ColumnEdit): ReadEdits {
  const min = readLimit(column.type, edit.min);
  const max = readLimit(column.type, edit.max);
  const unit = edit.unit === undefined ? undefined : edit.unit.trim() || null;
  const categories = readCategories(edit.categories);
  const change: ColumnChange = {
    name: column.name,
    ...(differs(edit.role, column.role ?? 'input') ? { role: edit.role === 'input' ? null : edit.role } : {}),
    ...(differs(unit, column.unit ?? null) ? { unit } : {}),
    ...(differs(min, column.min ?? null) ? { min } : {}),
    ...(differs(max, column.max ?? null) ? { max } : {}),
    ...(differs(categories?.join(';') ?? categories, column.categories?.join(';') ?? null) ? { categories } : {}),
    ...(differs(edit.sensitive, column.sensitive ?? false) ? { sensitive: edit.sensitive } : {}),
  };
  return {
    changes: Object.keys(change).length > 1 ? [change] : [],
    problems: problemsOf(column, min, max),
  };
}

const differs = <T>(wanted: T | undefined, now: T): wanted is T => wanted !== undefined && wanted !== now;

/** Undefined where nothing was typed, null where it was taken away, NaN where it is no value of the column. */
function readLimit(type: ColumnType, typed: string | undefined): number | null | undefined {
  if (typed === undefined) return undefined;
  const text = typed.trim();
  if (text === '') return null;
  if (type !== 'date' && type !== 'datetime') return Number(text);
  const ms = /^\d{4}-\d{2}-\d{2}/u.test(text)
    ? Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text)
    : Number.NaN;
  return type === 'date' ? Math.floor(ms / MS_PER_DAY) : ms;
}

function readCategories(typed: string | undefined): string[] | null | undefined {
  if (typed === undefined) return undefined;
  const values = typed.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  return values.length === 0 ? null : [...new Set(values)];
}

type Limit = number | null | undefined;

function problemsOf(column: Column, min: Limit, max: Limit): readonly EditProblem[] {
  const { name } = column;
  const unreadable = [
    ...(Number.isNaN(min) ? [{ column: name, field: 'min', why: 'notAValue' } as const] : []),
    ...(Number.isNaN(max) ? [{ column: name, field: 'max', why: 'notAValue' } as const] : []),
  ];
  const low = min === undefined ? column.min : min;
  const high = max === undefined ? column.max : max;
  const isCrossed = typeof low === 'number' && typeof high === 'number' && low > high;
  return isCrossed ? [...unreadable, { column: name, field: 'max', why: 'order' }] : unreadable;
}

/** A limit as a person types it: dates as ISO text. */
export function writeLimit(type: ColumnType, limit: number | undefined): string {
  if (limit === undefined) return '';
  if (type === 'date') return formatDate(limit);
  return type === 'datetime' ? formatDatetime(limit) : String(limit);
}

/** Names of people are left out when data come in; a stored column cannot become one. */
export const rolesOfStored = ColumnRole.options.filter((role) => role !== 'identifier');
