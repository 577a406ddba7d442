import type { Column } from '../column.ts';
import { ColumnProperty, type SchemaDiff } from '../dataset-diff.ts';
import { formatDate, formatDatetime } from './cells.ts';

/** What changed of the columns themselves; a column is known by its name. */
export function compareSchemas(before: readonly Column[], after: readonly Column[]): SchemaDiff {
  const beforeByName = new Map(before.map((column) => [column.name, column]));
  const afterNames = new Set(after.map(({ name }) => name));
  const both = after.flatMap((column) => {
    const was = beforeByName.get(column.name);
    return was === undefined ? [] : [{ was, is: column }];
  });
  return {
    added: after.filter(({ name }) => !beforeByName.has(name)),
    removed: before.filter(({ name }) => !afterNames.has(name)),
    retyped: both.flatMap(({ was, is }) =>
      was.type === is.type ? [] : [{ name: is.name, before: was.type, after: is.type }],
    ),
    changed: both.flatMap(({ was, is }) =>
      ColumnProperty.options.flatMap((what) => {
        const [said, says] = [propertyOf(was, what), propertyOf(is, what)];
        return said === says ? [] : [{ name: is.name, what, before: said, after: says }];
      }),
    ),
  };
}

/** What is known of a column, as text; null where nothing is. */
function propertyOf(column: Column, what: ColumnProperty): string | null {
  switch (what) {
    case 'unit':
      return column.unit ?? null;
    case 'role':
      return column.role ?? null;
    case 'range':
      return rangeOf(column);
    case 'categories':
      return column.categories?.join(', ') ?? null;
    case 'sensitive':
      return column.sensitive === true ? 'yes' : null;
  }
}

function rangeOf({ type, min, max }: Column): string | null {
  if (min === undefined && max === undefined) return null;
  const format = (limit: number | undefined): string => {
    if (limit === undefined) return '…';
    if (type === 'date') return formatDate(limit);
    return type === 'datetime' ? formatDatetime(limit) : String(limit);
  };
  return `${format(min)} – ${format(max)}`;
}

/** Columns of both versions whose cells can be compared: of one type, or of two that hold the same kind of value. */
export function comparableColumns(before: readonly Column[], after: readonly Column[]): readonly Column[] {
  const familyByName = new Map(before.map(({ name, type }) => [name, familyOf(type)]));
  return after.filter(({ name, type }) => familyByName.get(name) === familyOf(type));
}

function familyOf(type: Column['type']): string {
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'category' || type === 'boolean' || type === 'text' ? 'text' : type;
}
