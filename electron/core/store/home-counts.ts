import type { HomeCounts } from '../../../shared/integrity.ts';
import type { ReadableDb } from './open-database.ts';

/** How much a home holds, of all its projects; of a backup too, also of one that an older Fieldloop wrote. */
export function countHome(db: ReadableDb): HomeCounts {
  const count = (sql: string): number => db.value<number>(`SELECT count(*) FROM ${sql}`) ?? 0;
  return {
    records: count('record'),
    labels: count('label'),
    datasetVersions: count('datasetVersion'),
    models: count('modelVersion'),
    lastRecordAtMs: db.value<number>('SELECT max(createdAtMs) FROM record'),
  };
}
