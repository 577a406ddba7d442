import { z } from 'zod';
import { Interval } from './interval.ts';
import { Algorithm } from './training.ts';
import { RowPlan } from './training-plan.ts';

const Parameters = z.record(z.string(), z.unknown());

/** How parameters did on a share of the training rows, judged on inner parts of them. */
export const Judgement = z.object({
  /** 0 is the defaults, with what was given. */
  trial: z.int().min(0),
  /** What was drawn; empty for the defaults. */
  parameters: Parameters,
  share: z.number(),
  rows: z.int(),
  /** Mean over the parts of log loss or root mean squared error; the least is the best. */
  loss: z.number(),
  /** By part: the loss, and 1 − AUC of two classes, the share wrong of more, the mean absolute error of a quantity. */
  losses: z.array(z.number()),
  errors: z.array(z.number()),
  seconds: z.number(),
});
export type Judgement = z.infer<typeof Judgement>;

export const SearchOutcome = z.object({
  /** What ended it; `cancelled` keeps the best so far. */
  ended: z.enum(['trials', 'minutes', 'cancelled']),
  /** Tried, the defaults included. */
  trials: z.int(),
  /** Of those that were judged on all training rows. */
  best: Judgement,
  defaults: Judgement,
  /** How much less loss and error the best parameters have than the defaults, on parts that no trial was chosen by. Null where the defaults are the best or it was cancelled. */
  gain: z.object({ loss: Interval, error: Interval, parts: z.int() }).nullable(),
  seconds: z.number(),
});
export type SearchOutcome = z.infer<typeof SearchOutcome>;

export const SearchMethod = z.enum(['halving', 'random']);
export type SearchMethod = z.infer<typeof SearchMethod>;

/** All that decides what is tried; the same with the same rows tries the same, as far as the budget goes. */
export const SearchRequest = z.object({
  target: z.string(),
  features: z.array(z.string()),
  algorithm: Algorithm,
  /** Not searched. */
  given: Parameters,
  seed: z.int(),
  /** As of a training. */
  ...RowPlan.shape,
  method: SearchMethod,
  trials: z.int(),
  minutes: z.number(),
  parts: z.int(),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

export const ParameterSearch = z.object({
  id: z.uuid(),
  /** `stopped`: Fieldloop ended in the middle; what was judged is kept. */
  status: z.enum(['running', 'finished', 'failed', 'stopped']),
  datasetVersionId: z.uuid(),
  datasetRef: z.string(),
  request: SearchRequest,
  judgements: z.array(Judgement),
  outcome: SearchOutcome.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** The training with the best parameters; null where none followed. */
  runId: z.uuid().nullable(),
  actorName: z.string(),
  startedAtMs: z.int(),
  endedAtMs: z.int().nullable(),
});
export type ParameterSearch = z.infer<typeof ParameterSearch>;

/** What a search tells on its way. */
export const SearchProgress = z.object({
  done: z.int(),
  of: z.int(),
  loss: z.number(),
  bestLoss: z.number(),
  secondsLeft: z.number(),
});
export type SearchProgress = z.infer<typeof SearchProgress>;
