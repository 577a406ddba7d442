import { fail, ok, type Result } from '../../../shared/result.ts';
import { auditAfter, chainHash, countAudit, GENESIS } from '../store/audit.ts';
import type { ReadableDb } from '../store/open-database.ts';
import type { ReaderOutput, TaskContext } from './tasks.ts';

const ENTRIES_AT_ONCE = 5_000;

/**
 * Walks the audit chain; each entry that its hash does not cover, or that is missing, is named by its sequence number.
 * Fails with `verify.cancelled`.
 */
export async function verifyAudit(
  db: ReadableDb,
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<ReaderOutput<'audit.verify'>>> {
  const damaged: { id: string; why: string }[] = [];
  const of = countAudit(db);
  let [entries, last, previous] = [0, 0, GENESIS];
  for (
    let page = auditAfter(db, last, ENTRIES_AT_ONCE);
    page.length > 0;
    page = auditAfter(db, last, ENTRIES_AT_ONCE)
  ) {
    for (const { sequence, text, hash } of page) {
      if (sequence !== last + 1) damaged.push({ id: String(last + 1), why: 'an entry is missing' });
      if (chainHash(previous, text) !== hash) {
        damaged.push({ id: String(sequence), why: 'its hash does not cover its text and the entry before it' });
      }
      [last, previous] = [sequence, hash];
    }
    entries += page.length;
    onProgress({ done: entries, of, rows: entries });
    await new Promise(setImmediate); // lets a cancel in
    if (signal.aborted) return fail('verify.cancelled', 'Verifying was cancelled.');
  }
  return ok({ entries, damaged });
}
