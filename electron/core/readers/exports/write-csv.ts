import type { FileHandle } from 'node:fs/promises';
import type { Column } from '../../../../shared/column.ts';
import { cellAt } from '../../../../shared/columns/cells.ts';
import type { Result } from '../../../../shared/result.ts';
import { formatCsvHeader, formatCsvRow } from '../../files/csv/format-csv.ts';
import type { RowGroup } from '../row-groups.ts';
import type { CsvTarget, WrittenTable } from '../dataset-tasks.ts';
import { type TableOfGroups, type TableWriter, type Watching, writeTable } from './write-table.ts';

/** Writes a table as CSV (UTF-8, RFC 4180). Fails as `writeTable` does. */
export const writeCsv = (
  table: TableOfGroups,
  { to, neutraliseFormulas }: CsvTarget,
  watching: Watching,
): Promise<Result<WrittenTable>> =>
  writeTable(table, to, (file) => csvWriter(file, table.columns, neutraliseFormulas), watching);

const csvWriter = (file: FileHandle, columns: readonly Column[], neutralise: boolean): TableWriter => ({
  begin: () => file.writeFile(formatCsvHeader(columns)),
  write: (group) => file.writeFile(formatGroup(group, columns, neutralise)),
  end: async () => undefined,
});

function formatGroup({ rows, chunks }: RowGroup, columns: readonly Column[], neutralise: boolean): string {
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const cells = chunks.map((chunk, column) => cellAt(chunk, columns[column]?.type ?? 'text', row));
    lines.push(formatCsvRow(cells, columns, neutralise));
  }
  return lines.join('');
}
