import type { Column, ColumnType } from '../../../../shared/column.ts';
import type { ColumnEvidence, ImportOptions, TablePreview } from '../../../../shared/columns/import-options.ts';

/**
 * How a file is read whose rows go under those of `base`. A few rows may look narrower than their column (a number
 * column with whole numbers only, a category that looks like free text, an empty column): these are read as the base
 * has them. What somebody chose stays; what does not fit is left as found, so that the comparison refuses it.
 */
export function readLikeBase(base: readonly Column[], preview: TablePreview, options: ImportOptions): ImportOptions {
  const chosen = options.columns ?? [];
  const types = new Map(base.map(({ name, type }) => [name, type]));
  const followed = preview.columns.flatMap((found) => {
    const type = types.get(found.name);
    const isChosen = chosen.some(({ name }) => name === found.name);
    return type === undefined || type === 'image' || isChosen || !mayBeReadAs(type, found)
      ? []
      : [{ name: found.name, type }];
  });
  return { ...options, columns: [...chosen, ...followed] };
}

function mayBeReadAs(base: ColumnType, { type, values }: ColumnEvidence): boolean {
  if (values === 0 || base === 'text') return true;
  if (base === 'number') return type === 'integer';
  return base === 'category' && (type === 'text' || type === 'boolean');
}
