import { z } from 'zod';
import { Cell } from './column.ts';
import { Unmeasured } from './unmeasured.ts';

/** A visit being typed, saved after every field; `recordId` and `baseEventId` say what it edits. */
export const DraftContent = z.object({
  recordId: z.string().optional(),
  baseEventId: z.string().optional(),
  subjectCode: z.string().optional(),
  values: z.record(z.string(), Cell),
  unmeasured: Unmeasured.default({}),
});
export type DraftContent = z.infer<typeof DraftContent>;

export const Draft = DraftContent.extend({
  id: z.uuid(),
  actorId: z.string(),
  startedAtMs: z.int(),
  savedAtMs: z.int(),
});
export type Draft = z.infer<typeof Draft>;
