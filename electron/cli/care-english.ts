import type { Output } from '../../shared/calls.ts';
import type { Column } from '../../shared/column.ts';
import { count, dayOf, figure } from './figures.ts';
import { formatTable } from './table.ts';

const limitOf = ({ type }: Column, value: number | undefined): string => {
  if (value === undefined) return '…';
  if (type === 'date') return dayOf(value);
  return type === 'datetime' ? new Date(value).toISOString() : figure(value);
};

function allowed(column: Column): string {
  if (column.categories !== undefined) return column.categories.join(', ');
  if (column.min === undefined && column.max === undefined) return '';
  return `${limitOf(column, column.min)} to ${limitOf(column, column.max)}`;
}

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** What the command line says of looking after data. */
export const careEnglish = {
  described: ({ version, misfits }: Output<'dataset.describe'>) => [
    `${version.name}@${version.version}: the same ${count(version.rows)} rows, described anew`,
    ...indent(
      formatTable(
        [{ text: 'column' }, { text: 'type' }, { text: 'role' }, { text: 'unit' }, { text: 'allowed' }, { text: '' }],
        version.columns.map((column) => [
          column.name,
          column.type,
          column.role ?? '',
          column.unit ?? '',
          allowed(column),
          column.sensitive === true ? 'sensitive' : '',
        ]),
      ),
    ),
    ...misfits.map(
      ({ column, count: n, evidence }) =>
        `${count(n)} values of ${column} do not fit: ${evidence.map(({ row, value }) => `row ${count(row)} is ${value}`).join(', ')}`,
    ),
  ],
} as const;
