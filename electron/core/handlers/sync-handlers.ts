import { listSyncItems } from '../actions/list-sync-items.ts';
import { runSync } from '../actions/run-sync.ts';
import { setSyncBudget } from '../actions/set-sync-budget.ts';
import { setSyncServer } from '../actions/set-sync-server.ts';
import { showSyncBudget } from '../actions/show-sync-budget.ts';
import { showSyncStatus } from '../actions/show-sync-status.ts';
import type { syncCalls } from '../../../shared/calls/sync-calls.ts';
import type { HandlersOf } from '../door.ts';

export const syncHandlers: HandlersOf<typeof syncCalls> = {
  'sync.run': runSync,
  'sync.status': showSyncStatus,
  'sync.items': listSyncItems,
  'sync.budget': showSyncBudget,
  'sync.setBudget': setSyncBudget,
  'sync.setServer': setSyncServer,
};
