import type { Column } from '../column.ts';
import type { SchemaDiff } from '../dataset-diff.ts';

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
      (['unit', 'role'] as const).flatMap((what) =>
        was[what] === is[what] ? [] : [{ name: is.name, what, before: was[what] ?? null, after: is[what] ?? null }],
      ),
    ),
  };
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
