import type { ExchangedChange } from '../../../../shared/exchange.ts';
import { applyByKind } from '../../store/apply-change.ts';
import type { WritableDb } from '../../store/open-database.ts';

/**
 * Applies changes as if a server had brought them, in any order: each that goes in may let others in. Answers how many
 * could not be.
 */
export function takeChanges(db: WritableDb, projectId: string, changes: readonly ExchangedChange[]): number {
  let left = changes;
  for (let before = Number.POSITIVE_INFINITY; left.length > 0 && left.length < before; ) {
    before = left.length;
    left = left.filter(({ change, payload }) => applyByKind[change]?.(db, projectId, payload) !== true);
  }
  return left.length;
}
