import { z } from 'zod';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { getSetting, setSetting } from './settings.ts';

/** What a home remembers of its hub for phones. */
const HubSettings = z.object({
  /** The password of the phones. */
  token: z.string(),
  /** Where it is on again after a restart; null where nobody said so. */
  always: z.object({ address: z.string(), port: z.int(), projectName: z.string() }).nullable(),
});
export type HubSettings = z.infer<typeof HubSettings>;

/** Null before the first start. */
export function hubSettings(db: ReadableDb): HubSettings | null {
  const text = getSetting(db, 'hub');
  return text === null ? null : HubSettings.parse(JSON.parse(text));
}

export const keepHubSettings = (db: WritableDb, settings: HubSettings): void =>
  setSetting(db, 'hub', JSON.stringify(settings));
