import type { Column, ColumnRole } from '../../../../shared/column.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/**
 * Gives columns the roles that somebody said, otherwise those they had or that the project's definition names, and
 * the definition's units. Width, height and bytes of an image are left out of what is learned from: they tell how a file was
 * made, not what is seen. Errors: `dataset.columnUnknown` where a role is for a column that is not there.
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
    columns.map((column, place) => {
      const { role: definedRole, unit: definedUnit } = byName.get(column.name) ?? {};
      const role =
        (Object.hasOwn(roles, column.name) ? roles[column.name] : undefined) ??
        column.role ??
        definedRole ??
        (isOfImageFile(columns, place) ? 'ignored' : undefined);
      const unit = column.unit ?? definedUnit;
      return { ...column, ...(role === undefined ? {} : { role }), ...(unit === undefined ? {} : { unit }) };
    }),
  );
}

/** What an import adds behind the image of a row: its width, its height and its bytes. */
const FACTS_OF_IMAGE = 3;

const isOfImageFile = (columns: readonly Column[], place: number): boolean => {
  const image = columns.findIndex(({ type }) => type === 'image');
  return image !== -1 && place > image && place <= image + FACTS_OF_IMAGE;
};
