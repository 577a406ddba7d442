import { z } from 'zod';
import { Column } from '../../../../shared/column.ts';

/** Under this key of a Parquet file's own metadata stand the columns as they were, which Parquet's types cannot all say. */
const KEY = 'fieldloop.columns';

const StoredColumns = z.array(Column);

type KeyValue = { readonly key: string; readonly value?: string };

export const storeColumns = (columns: readonly Column[]): KeyValue & { readonly value: string } => ({
  key: KEY,
  value: JSON.stringify(columns),
});

/** The columns that `storeColumns` wrote, where the file still has columns of these names; null in any other file. */
export function readStoredColumns(
  metadata: readonly KeyValue[] | undefined,
  names: readonly string[],
): readonly Column[] | null {
  const text = metadata?.find(({ key }) => key === KEY)?.value;
  if (text === undefined) return null;
  const parsed = StoredColumns.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.length !== names.length) return null;
  return parsed.data.every(({ name }, index) => name === names[index]) ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // another program wrote something of its own there
  }
}
