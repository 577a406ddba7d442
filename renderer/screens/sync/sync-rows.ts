import type { ItemState, SyncStatus } from '../../../shared/sync-status.ts';

export type EntityCounts = Readonly<Record<ItemState | 'saved', number>>;

/** `record.added` and `record.edited` are both about a record. */
export const entityOf = (kind: string): string => kind.split('.')[0] ?? kind;

/** How many changes of each entity are in each state, in the order in which core names them; all of them are saved here. */
export function countByEntity({ byKind }: SyncStatus): ReadonlyMap<string, EntityCounts> {
  const counts = new Map<string, EntityCounts>();
  for (const { kind, state, count } of byKind) {
    const entity = entityOf(kind);
    const before = counts.get(entity) ?? { saved: 0, waiting: 0, sending: 0, received: 0, needsYou: 0 };
    counts.set(entity, { ...before, saved: before.saved + count, [state]: before[state] + count });
  }
  return counts;
}
