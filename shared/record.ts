import { z } from 'zod';
import { Cell } from './column.ts';
import { FilledVersion } from './forms/form-version.ts';
import { Label } from './label.ts';
import { Prediction } from './prediction.ts';
import { Unmeasured } from './unmeasured.ts';

const Values = z.record(z.string(), Cell);

/** What the project's written rule says where no model decides. `rule` is the rule in words: `muac_cm < 11.5`. */
export const RuleDecision = z.object({ rule: z.string(), answer: z.string().nullable() });
export type RuleDecision = z.infer<typeof RuleDecision>;

/** One event of a record: who, when, and what it changed of the first event that it builds on. */
export const RecordHistoryEvent = z.object({
  id: z.string(),
  baseEventIds: z.array(z.string()),
  /** Nobody has edited it; several such events of one record are a fork. */
  isHead: z.boolean(),
  actorName: z.string(),
  deviceName: z.string(),
  capturedAtMs: z.int(),
  /** The laptop's clock was set back by so much before; not there where it was not. */
  clockBehindMs: z.int().optional(),
  /** What was filled in; not there where no imported form was, or nobody noted it. `version` is its number here. */
  form: FilledVersion.extend({ version: z.int().nullable() }).optional(),
  values: Values,
  unmeasured: Unmeasured,
  changes: z.array(z.object({ column: z.string(), from: Cell, to: Cell })),
  predictions: z.array(Prediction.extend({ shown: z.boolean(), labels: z.array(Label) })),
  rule: RuleDecision.nullable(),
});
export type RecordHistoryEvent = z.infer<typeof RecordHistoryEvent>;

export const RecordDetail = z.object({
  id: z.string(),
  subjectId: z.string().nullable(),
  subjectCode: z.string().nullable(),
  /** It is asked blind and nobody has answered: what was predicted is not to be shown yet. */
  blind: z.boolean(),
  /** Events that stand side by side and wait for somebody to settle them; empty where there is no fork. */
  fork: z.array(z.string()),
  /** The oldest first. */
  events: z.array(RecordHistoryEvent),
});
export type RecordDetail = z.infer<typeof RecordDetail>;
