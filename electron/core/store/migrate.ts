import type { Database } from 'better-sqlite3';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { migrations as released } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';

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
  if (current > 0 && current < steps.length) raw.prepare('VACUUM INTO ?').run(backupPath);
  for (const step of steps.slice(current)) {
    raw.transaction(() => {
      raw.exec(step.sql);
      raw.pragma(`user_version = ${step.version}`);
    })();
  }
  return ok(steps.length);
}
