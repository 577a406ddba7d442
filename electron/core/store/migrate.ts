import type { Database } from 'better-sqlite3';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isDiskFull } from './disk-full.ts';
import { migrations as released } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { makeCompactable } from './open-database.ts';

/**
 * Brings a database to the newest shape, each step in one transaction with its version. Before the first pending
 * step of a database that holds something, a copy is written to `backupPath` (encrypted with the same key).
 * Errors: `home.newer` when a newer Fieldloop wrote it.
 */
export function migrate(raw: Database, backupPath: string, steps: readonly Migration[] = released): Result<number> {
  steps.forEach((step, index) => {
    if (step.version !== index + 1) throw new Error(`migration ${step.version} stands at place ${index + 1}`);
  });
  const current = raw.pragma('user_version', { simple: true }) as number; // the pragma answers one integer
  if (current > steps.length) {
    return fail(
      'home.newer',
      'A newer Fieldloop wrote this home.',
      'Install that version or newer; nothing was changed.',
    );
  }
  if (current > 0 && current < steps.length) {
    raw.prepare('VACUUM INTO ?').run(backupPath);
    makeCompactableWherePossible(raw);
  }
  for (const step of steps.slice(current)) {
    raw.transaction(() => {
      raw.exec(step.sql);
      raw.pragma(`user_version = ${step.version}`);
    })();
  }
  return ok(steps.length);
}

/** About as long as the copy before it took; what is larger waits for somebody who frees space. */
const MOST_BYTES_WRITTEN_ANEW = 256 * 2 ** 20;

/**
 * Homes from before this was the rule cannot give free pages back without writing everything anew, which would keep the
 * writer from its work while somebody waits; while a home is brought up to date nobody else writes.
 */
function makeCompactableWherePossible(raw: Database): void {
  const number = (name: string): number => Number(raw.pragma(name, { simple: true }));
  const sizeBytes = number('page_count') * number('page_size');
  if (number('auto_vacuum') !== 0 || sizeBytes > MOST_BYTES_WRITTEN_ANEW) return;
  try {
    makeCompactable(raw);
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause;
  }
}
