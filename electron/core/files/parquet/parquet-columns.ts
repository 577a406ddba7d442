import type { SchemaElement } from 'hyparquet';
import type { Column, ColumnChunk, ColumnType } from '../../../../shared/column.ts';

type ParquetType = Omit<SchemaElement, 'name' | 'repetition_type'>;

const STRING: ParquetType = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };

/** How each type is written. A boolean keeps its spelling, which may be yes and no; an image is its sha256. */
const types: Readonly<Record<ColumnType, ParquetType>> = {
  text: STRING,
  category: STRING,
  boolean: STRING,
  image: STRING,
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  datetime: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

/** The schema of a flat table whose every cell may be missing. */
export const parquetSchemaOf = (columns: readonly Column[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }): SchemaElement => ({ ...types[type], name, repetition_type: 'OPTIONAL' })),
];

type ParquetCell = string | number | bigint | null;

/** A chunk's cells as Parquet takes them; null where missing. */
export function parquetCells(chunk: ColumnChunk, type: ColumnType): ParquetCell[] {
  if (chunk.kind === 'coded') return Array.from(chunk.codes, (code) => chunk.dictionary[code] ?? null);
  const isLong = types[type].type === 'INT64';
  return Array.from(chunk.values, (value): ParquetCell => {
    if (Number.isNaN(value)) return null;
    return isLong ? BigInt(Math.round(value)) : value;
  });
}
