import { type Column, type ColumnChange, isNumericType } from '../../../../shared/column.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/**
 * The columns with what somebody says of them. Errors: `dataset.columnUnknown`, `dataset.rangeNeedsNumbers`,
 * `dataset.rangeEmpty`, `dataset.categoriesNeedCategory`, `dataset.identifierInside` and `dataset.sameDescription`.
 */
export function changeColumns(columns: readonly Column[], changes: readonly ColumnChange[]): Result<Column[]> {
  const changed = [...columns];
  for (const change of changes) {
    const place = changed.findIndex(({ name }) => name === change.name);
    const column = changed[place];
    if (column === undefined) return refuseUnknown(change.name, columns);
    const next = applyChange(column, change);
    const refused = refuseMisfit(next);
    if (refused !== null) return refused;
    changed[place] = next;
  }
  if (JSON.stringify(changed) !== JSON.stringify(columns)) return ok(changed);
  return fail('dataset.sameDescription', 'The columns are described like this already.', 'Nothing was changed.');
}

const FIELDS = ['role', 'unit', 'min', 'max', 'categories', 'sensitive'] as const;

/** Fields in one order, so that an equal description is written equally. */
function applyChange(column: Column, change: ColumnChange): Column {
  const { name, type } = column;
  const said = FIELDS.map((field) => [field, change[field] === undefined ? column[field] : change[field]]);
  const kept = said.filter(([, value]) => value !== undefined && value !== null && value !== false);
  return { name, type, ...Object.fromEntries(kept) };
}

function refuseMisfit({ name, type, role, min, max, categories }: Column): Result<never> | null {
  if (role === 'identifier') {
    return fail(
      'dataset.identifierInside',
      `The values of "${name}" are in this version already, so it cannot be made one that names people.`,
      'Import the file again and say there that the column names people, then delete this version.',
    );
  }
  if ((min !== undefined || max !== undefined) && !isNumericType(type)) {
    return fail(
      'dataset.rangeNeedsNumbers',
      `"${name}" is ${type}, which has no range.`,
      'Give it categories instead.',
    );
  }
  if (min !== undefined && max !== undefined && min > max) {
    return fail('dataset.rangeEmpty', `No value of "${name}" can be from ${min} to ${max}.`, 'Swap the two.');
  }
  if (categories === undefined || type === 'category' || type === 'boolean') return null;
  const hint = type === 'text' ? 'Import the file again with the column as a category.' : 'Give it a range instead.';
  return fail('dataset.categoriesNeedCategory', `"${name}" is ${type}, which has no categories.`, hint);
}

const refuseUnknown = (name: string, columns: readonly Column[]): Result<never> =>
  fail(
    'dataset.columnUnknown',
    `There is no column "${name}" to describe.`,
    `The columns are ${columns.map((column) => column.name).join(', ')}.`,
  );
