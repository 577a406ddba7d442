import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { recordHead } from '../../store/records.ts';

/** Whose a record of this project is. Fails with `record.unknown`. */
export function requireRecord(
  db: ReadableDb,
  projectId: string,
  id: string,
): Result<{ readonly subjectId: string | null }> {
  const head = recordHead(db, id);
  return head === null || head.projectId !== projectId
    ? fail('record.unknown', `There is no record ${id} in this project.`, 'List the records to see what there is.')
    : ok(head);
}
