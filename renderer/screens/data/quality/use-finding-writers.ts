import type { ColumnType } from '../../../../shared/column.ts';
import { formatDate, formatDatetime } from '../../../../shared/columns/cells.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { formatList, formatNumber, formatPercent } from '../../../format.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import type { FindingWriters } from './finding-words.ts';

/** Writes a version's findings by the project's words for its columns and by their types. */
export function useFindingWriters({ columns }: Pick<DatasetVersion, 'columns'>): FindingWriters {
  const nameOf = useColumnWords();
  const typeOf = (name: string | null): ColumnType | undefined => columns.find((column) => column.name === name)?.type;
  return {
    column: nameOf,
    columns: (names) => formatList(names.map(nameOf)),
    count: (count) => formatNumber(count),
    share: (share) => formatPercent(share),
    cell: (column, value) => (typeof value === 'number' ? writeNumber(typeOf(column), value) : (value ?? '–')),
  };
}

function writeNumber(type: ColumnType | undefined, value: number): string {
  if (type === 'date') return formatDate(value);
  return type === 'datetime' ? formatDatetime(value).slice(0, 10) : formatNumber(value);
}
