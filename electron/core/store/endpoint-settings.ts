import { z } from 'zod';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { getSetting, setSetting } from './settings.ts';

/** What a home remembers of its endpoint for programs. */
const EndpointSettings = z.object({
  token: z.string(),
  /** How it is on again after a restart; null where nobody said so. */
  always: z
    .object({ port: z.int(), projectName: z.string(), model: z.string().nullable(), keeps: z.boolean() })
    .nullable(),
});
export type EndpointSettings = z.infer<typeof EndpointSettings>;

/** Null before the first start. */
export function endpointSettings(db: ReadableDb): EndpointSettings | null {
  const text = getSetting(db, 'endpoint');
  return text === null ? null : EndpointSettings.parse(JSON.parse(text));
}

export const keepEndpointSettings = (db: WritableDb, settings: EndpointSettings): void =>
  setSetting(db, 'endpoint', JSON.stringify(settings));
