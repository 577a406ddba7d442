import { z } from 'zod';
import { Finding } from './drift.ts';

/** A finding that somebody should know of, until they say that they do. */
export const Alert = z.object({
  id: z.uuid(),
  modelRef: z.string(),
  /** The window it was seen in; null for alerts from before windows were noted. */
  windowId: z.string().nullable(),
  finding: Finding,
  raisedAtMs: z.int(),
  acknowledgedAtMs: z.int().nullable(),
  reason: z.string().nullable(),
});
export type Alert = z.infer<typeof Alert>;
