import { z } from 'zod';

/** What a person said of a network. Until somebody does it is unknown, and treated as one that is paid by the byte. */
export const NetworkKind = z.enum(['unknown', 'metered', 'unmetered']);
export type NetworkKind = z.infer<typeof NetworkKind>;

/** Of a network that is not said to be free. Ten minutes a day of 100 kbit/s carry 7.5 MB. */
export const USUAL_BYTES_PER_DAY = 10_000_000;

/** The last priority that goes over a network that is paid by the byte: answers, records, labels and thumbnails. */
export const LAST_OVER_METERED = 2;
export const LAST_PRIORITY = 5;

export const SyncSession = z.object({
  id: z.string(),
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  outcome: z.enum(['online', 'offline', 'portal', 'refused', 'untrusted', 'spent']),
  sent: z.int(),
  received: z.int(),
  bytesUp: z.int(),
  bytesDown: z.int(),
});
export type SyncSession = z.infer<typeof SyncSession>;

/** What may go over the network that this laptop is on, and what is left to go. */
export const SyncBudget = z.object({
  /** The names of its adapters: `wlan0`. */
  network: z.string(),
  /** The server is on this machine or in this building: nothing is paid by the byte. */
  isLocal: z.boolean(),
  kind: NetworkKind,
  /** Null: no limit. */
  bytesPerDay: z.int().nullable(),
  usedTodayBytes: z.int(),
  /** Of what waits, before it is packed: changes, and the files that go by themselves. */
  waitingBytes: z.int(),
  waitingFileBytes: z.int(),
  /** Until all of it is sent, at the rate of the last seven days; null where nothing was sent or nothing waits. */
  daysLeft: z.number().nullable(),
  sessions: z.array(SyncSession),
});
export type SyncBudget = z.infer<typeof SyncBudget>;
