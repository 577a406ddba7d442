import type { ItemState, SyncStatus } from '../../../shared/sync-status.ts';

export type EntityCounts = Readonly<Record<ItemState | 'saved', number>>;

/** `record.added` and `record.edited` are both about a record. */
export const entityOf = (kind: string): string => kind.split('.')[0] ?? kind;

/** What people captured and answered comes first, then what was computed, then what describes the work. */
const ORDER = ['record', 'label', 'prediction', 'window', 'dataset', 'run', 'model', 'alert'];
const placeOf = (entity: string): number => {
  const place = ORDER.indexOf(entity);
  return place < 0 ? ORDER.length : place;
};

/** How many changes of each entity are in each state; all of them are saved here. */
export function countByEntity({ byKind }: SyncStatus): ReadonlyMap<string, EntityCounts> {
  const counts = new Map<string, EntityCounts>();
  for (const { kind, state, count } of byKind) {
    const entity = entityOf(kind);
    const before = counts.get(entity) ?? { saved: 0, waiting: 0, sending: 0, received: 0, needsYou: 0 };
    counts.set(entity, { ...before, saved: before.saved + count, [state]: before[state] + count });
  }
  return new Map([...counts].toSorted(([a], [b]) => placeOf(a) - placeOf(b)));
}
