import type { Cell, Column, ColumnType } from '../../../../shared/column.ts';
import type { Comparison, ConditionOperator, DeriveStep, FillWith } from '../../../../shared/derive.ts';

/** What a person has typed of a condition; several values are divided by semicolons. */
export type ConditionDraft = {
  readonly column: string;
  readonly operator: ConditionOperator;
  readonly value: string;
};

/** A step while a person fills it in. Texts are as typed; an empty new value means "missing". */
export type StepDraft =
  | { readonly kind: 'filter'; readonly join: 'all' | 'any'; readonly conditions: readonly ConditionDraft[] }
  | { readonly kind: 'select'; readonly columns: readonly string[]; readonly names: Readonly<Record<string, string>> }
  | {
      readonly kind: 'recode';
      readonly column: string;
      readonly values: readonly { readonly from: string; readonly to: string }[];
      readonly others: 'keep' | 'missing';
    }
  | { readonly kind: 'fill'; readonly column: string; readonly with: FillWith; readonly value: string };

/** What a draft still lacks before it is a step. */
export type DraftProblem = 'number' | 'value' | 'column' | 'nothingChanged' | 'sameName';

export type ReadDraft =
  | { readonly ok: true; readonly step: DeriveStep }
  | { readonly ok: false; readonly lacks: DraftProblem };

/** The step that a draft means, on the columns that the steps before it leave. */
export function readDraft(draft: StepDraft, columns: readonly Column[]): ReadDraft {
  switch (draft.kind) {
    case 'filter':
      return readFilter(draft, columns);
    case 'select':
      return readSelect(draft);
    case 'recode':
      return readRecode(draft, columns);
    case 'fill':
      return readFill(draft, columns);
  }
}

const typeOf = (columns: readonly Column[], name: string): ColumnType =>
  columns.find((column) => column.name === name)?.type ?? 'text';

const lacking = (lacks: DraftProblem): ReadDraft => ({ ok: false, lacks });

/** Undefined where the text is no number and the column holds numbers. */
function readCell(type: ColumnType, text: string): Cell | undefined {
  if (type !== 'integer' && type !== 'number') return text.trim();
  const value = Number(text.trim());
  return Number.isFinite(value) ? value : undefined;
}

type Draft<K extends StepDraft['kind']> = Extract<StepDraft, { readonly kind: K }>;

function readFilter({ join, conditions }: Draft<'filter'>, columns: readonly Column[]): ReadDraft {
  const read: Comparison[] = [];
  for (const condition of conditions) {
    const comparison = readCondition(condition, typeOf(columns, condition.column));
    if (typeof comparison === 'string') return lacking(comparison);
    read.push(comparison);
  }
  const [first] = read;
  if (first === undefined) return lacking('column');
  const where = read.length === 1 ? first : join === 'all' ? { all: read } : { any: read };
  return { ok: true, step: { kind: 'filter', where } };
}

function readCondition({ column, operator, value }: ConditionDraft, type: ColumnType): Comparison | DraftProblem {
  if (operator === 'missing' || operator === 'present') return { column, operator };
  if (value.trim() === '') return 'value';
  if (operator !== 'in' && operator !== 'notIn') {
    const cell = readCell(type, value);
    return cell === undefined ? 'number' : { column, operator, value: cell };
  }
  const values: Cell[] = [];
  for (const text of value.split(';').filter((part) => part.trim() !== '')) {
    const cell = readCell(type, text);
    if (cell === undefined) return 'number';
    values.push(cell);
  }
  return { column, operator, values };
}

function readSelect({ columns, names }: Draft<'select'>): ReadDraft {
  if (columns.length === 0) return lacking('column');
  const chosen = columns.map((name) => ({ name, as: names[name]?.trim() ?? '' }));
  const called = chosen.map(({ name, as }) => (as === '' ? name : as));
  if (new Set(called).size < called.length) return lacking('sameName');
  return {
    ok: true,
    step: {
      kind: 'select',
      columns: chosen.map(({ name, as }) => (as === '' || as === name ? { name } : { name, as })),
    },
  };
}

function readRecode({ column, values, others }: Draft<'recode'>, columns: readonly Column[]): ReadDraft {
  const type = typeOf(columns, column);
  const read: { from: Cell; to: Cell }[] = [];
  for (const { from, to } of values) {
    if (from.trim() === '' || (from === to && others === 'keep')) continue;
    const fromCell = readCell(type, from);
    const toCell = to.trim() === '' ? null : readCell(type, to);
    if (fromCell === undefined || toCell === undefined) return lacking('number');
    read.push({ from: fromCell, to: toCell });
  }
  return read.length === 0
    ? lacking('nothingChanged')
    : { ok: true, step: { kind: 'recode', column, values: read, others } };
}

function readFill({ column, with: method, value }: Draft<'fill'>, columns: readonly Column[]): ReadDraft {
  if (method !== 'constant') return { ok: true, step: { kind: 'fill', column, with: method } };
  if (value.trim() === '') return lacking('value');
  const cell = readCell(typeOf(columns, column), value);
  return cell === undefined
    ? lacking('number')
    : { ok: true, step: { kind: 'fill', column, with: method, value: cell } };
}

/** The columns that a step leaves, in its order and under its names. */
export function columnsAfter(columns: readonly Column[], draft: StepDraft): readonly Column[] {
  if (draft.kind !== 'select') return columns;
  return columns
    .filter(({ name }) => draft.columns.includes(name))
    .map((column) => ({ ...column, name: draft.names[column.name]?.trim() || column.name }));
}
