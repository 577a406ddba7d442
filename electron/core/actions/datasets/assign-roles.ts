import type { Column, ColumnRole } from '../../../../shared/column.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/**
 * Gives columns the roles that somebody said, otherwise those they had or that the project's definition names, and
 * the definition's units. Errors: `dataset.columnUnknown` where a role is for a column that is not there.
 */
export function assignRoles(
  columns: readonly Column[],
  roles: Readonly<Record<string, ColumnRole>>,
  defined: readonly Column[],
): Result<Column[]> {
  const stranger = Object.keys(roles).find((name) => !columns.some((column) => column.name === name));
  if (stranger !== undefined) {
    return fail(
      'dataset.columnUnknown',
      `There is no column "${stranger}" to give a role to.`,
      `The columns are ${columns.map(({ name }) => name).join(', ')}.`,
    );
  }
  const byName = new Map(defined.map((column) => [column.name, column]));
  return ok(
    columns.map((column) => {
      const { role: definedRole, unit: definedUnit } = byName.get(column.name) ?? {};
      const role = (Object.hasOwn(roles, column.name) ? roles[column.name] : undefined) ?? column.role ?? definedRole;
      const unit = column.unit ?? definedUnit;
      return { ...column, ...(role === undefined ? {} : { role }), ...(unit === undefined ? {} : { unit }) };
    }),
  );
}
