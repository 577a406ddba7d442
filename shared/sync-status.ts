import { z } from 'zod';

export const ItemState = z.enum(['waiting', 'sending', 'received', 'needsYou']);
export type ItemState = z.infer<typeof ItemState>;

/** `label` is the lineage's name of what changed, where it has one; `receivedAtMs` when its receipt came here. */
export const SyncItem = z.object({
  id: z.int(),
  kind: z.string(),
  entityId: z.string(),
  state: ItemState,
  sizeBytes: z.int(),
  receiptId: z.string().nullable(),
  lastError: z.string().nullable(),
  capturedAtMs: z.int(),
  label: z.string().nullable(),
  receivedAtMs: z.int().nullable(),
});
export type SyncItem = z.infer<typeof SyncItem>;

/** `online` is what the last contact found; null where there was none. */
export const SyncStatus = z.object({
  serverUrl: z.string().nullable(),
  online: z.boolean().nullable(),
  /** The last contact ended because the day's budget of its network is spent. */
  isSpent: z.boolean(),
  lastContactAtMs: z.int().nullable(),
  waiting: z.int(),
  sent: z.int(),
  received: z.int(),
  quarantined: z.int(),
  bytesUp: z.int(),
  bytesDown: z.int(),
  receipts: z.array(z.string()),
  byKind: z.array(z.object({ kind: z.string(), state: ItemState, count: z.int() })),
});
export type SyncStatus = z.infer<typeof SyncStatus>;
