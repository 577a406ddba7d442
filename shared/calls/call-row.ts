import { z } from 'zod';
import { Cell } from '../column.ts';

/** What changed, for whoever shows it: after a call, or (`compute`) because a process had to be started again. */
export const Topic = z.enum([
  'projects',
  'people',
  'datasets',
  'forms',
  'records',
  'drafts',
  'subjects',
  'runs',
  'models',
  'predictions',
  'labels',
  'alerts',
  'pipelines',
  'threads',
  'sync',
  'hub',
  'endpoint',
  'backups',
  'compute',
]);
export type Topic = z.infer<typeof Topic>;

/** One thing that a person can ask for. */
export type CallRow = { readonly input: z.ZodType; readonly output: z.ZodType; readonly changes: readonly Topic[] };

/** The input of a call that needs none. */
export const Nothing = z.object({});
/** Columns whose value looked wrong, and a person has said that it is right. */
export const Confirmed = z.array(z.string()).max(2_000).optional();
/** Cells by column name. */
export const Values = z.record(z.string(), Cell);
