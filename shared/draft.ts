import { z } from 'zod';
import { Cell } from './column.ts';
import { FormDraft } from './forms/form-draft.ts';
import { Unmeasured } from './unmeasured.ts';

/** Where a person was in a form: what of it `values` cannot say. */
export const FilledForm = z.object({
  /** The form's own id; '' for the form that the project's columns make. */
  name: z.string(),
  language: z.string(),
  /** The page that was open, by what stands on it first. */
  page: z.string(),
  draft: FormDraft,
  /** Ids of those who are like the subject and were said to be somebody else. */
  notTheSame: z.array(z.string()).default([]),
});
export type FilledForm = z.infer<typeof FilledForm>;

/** A visit being typed, saved after every field; `recordId` and `baseEventId` say what it edits. */
export const DraftContent = z.object({
  recordId: z.string().optional(),
  baseEventId: z.string().optional(),
  subjectCode: z.string().optional(),
  values: z.record(z.string(), Cell),
  unmeasured: Unmeasured.default({}),
  form: FilledForm.optional(),
});
export type DraftContent = z.infer<typeof DraftContent>;

export const Draft = DraftContent.extend({
  id: z.uuid(),
  actorId: z.string(),
  startedAtMs: z.int(),
  savedAtMs: z.int(),
});
export type Draft = z.infer<typeof Draft>;
