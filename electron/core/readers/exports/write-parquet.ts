import type { FileHandle } from 'node:fs/promises';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column } from '../../../../shared/column.ts';
import type { Result } from '../../../../shared/result.ts';
import { VERSION } from '../../../../shared/version.ts';
import { parquetCells, parquetSchemaOf } from '../../files/parquet/parquet-columns.ts';
import { storeColumns } from '../../files/parquet/stored-columns.ts';
import type { WrittenTable } from '../dataset-tasks.ts';
import { type TableOfGroups, type TableWriter, type Watching, writeTable } from './write-table.ts';

/**
 * Writes a table as Parquet (snappy, dictionaries where they are shorter), one row group for each range of rows that is
 * read, so that memory stays flat. The columns as they are here stand in the file's metadata. Fails as `writeTable`.
 */
export const writeParquet = (table: TableOfGroups, to: string, watching: Watching): Promise<Result<WrittenTable>> =>
  writeTable(table, to, (file) => parquetWriter(file, table.columns), watching);

function parquetWriter(file: FileHandle, columns: readonly Column[]): TableWriter {
  const bytes = new ByteWriter();
  const flush = async (): Promise<void> => {
    await file.writeFile(bytes.getBytes());
    bytes.index = 0; // `offset`, which places in the file are counted by, goes on
  };
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: parquetSchemaOf(columns),
    kvMetadata: [storeColumns(columns)],
    createdBy: `fieldloop version ${VERSION}`,
  });
  return {
    begin: async () => undefined,
    write: async ({ rows, chunks }) => {
      const columnData = columns.map(({ name, type }, index) => {
        const chunk = chunks[index];
        if (chunk === undefined) throw new Error(`A range of rows has no chunk of column "${name}".`);
        return { name, data: parquetCells(chunk, type) };
      });
      await parquet.write({ columnData, rowGroupSize: rows });
      await flush();
    },
    end: async () => {
      await parquet.finish();
      await flush();
    },
  };
}
