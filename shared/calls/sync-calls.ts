import { z } from 'zod';
import { NetworkKind, SyncBudget } from '../sync-budget.ts';
import { SyncItem, SyncStatus } from '../sync-status.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about the exchange with the server. */
export const syncCalls = {
  'sync.run': {
    input: Nothing,
    output: SyncStatus,
    changes: ['sync', 'models', 'records', 'labels', 'subjects', 'forms', 'projects'],
  },
  'sync.status': { input: Nothing, output: SyncStatus, changes: [] },
  'sync.items': {
    input: z.object({ state: z.string().optional(), limit: z.int().min(1).max(500).default(100) }),
    output: z.object({ items: z.array(SyncItem) }),
    changes: [],
  },
  'sync.budget': { input: Nothing, output: SyncBudget, changes: [] },
  'sync.setBudget': {
    input: z.object({ kind: NetworkKind, bytesPerDay: z.int().min(0).nullable() }),
    output: SyncBudget,
    changes: ['sync'],
  },
  'sync.setServer': { input: z.object({ url: z.url() }), output: SyncStatus, changes: ['sync'] },
} satisfies Record<string, CallRow>;
