import { openHome } from '../../electron/core/home/open-home.ts';
import type { Bound, Row } from '../../electron/core/store/open-database.ts';

/** Rows of a home that no window has open any more, asked of its database itself. */
export async function askHome(home: string, sql: string, ...bound: readonly Bound[]): Promise<readonly Row[]> {
  const opened = await openHome(home, Date.now());
  if (!opened.ok) throw new Error(opened.error.message);
  const rows = opened.value.store.all(sql, ...bound);
  opened.value.close();
  return rows;
}

/** What an import leaves: rows of data set versions, and the chunks that hold their columns. */
export async function countImported(home: string): Promise<Row | undefined> {
  const [counts] = await askHome(
    home,
    'SELECT (SELECT count(*) FROM datasetVersion) AS versions, (SELECT count(*) FROM chunk) AS chunks',
  );
  return counts;
}
