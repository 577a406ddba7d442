import { openHome } from '../../electron/core/home/open-home.ts';

/** Rows of tables in a home that no window has open any more, asked of its database itself. */
export async function countRows<T extends string>(home: string, ...tables: readonly T[]): Promise<Record<T, number>> {
  const opened = await openHome(home, Date.now());
  if (!opened.ok) throw new Error(opened.error.message);
  const { store, close } = opened.value;
  const counts = tables.map((table) => [table, store.value<number>(`SELECT count(*) FROM "${table}"`)]);
  close();
  return Object.fromEntries(counts) as Record<T, number>; // one entry for every table named
}
