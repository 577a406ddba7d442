import { z } from 'zod';
import { Cell } from './column.ts';
import { Explanation } from './explanation.ts';
import { FiredGuard } from './guards.ts';
import { Metrics, Output } from './model.ts';
import { OperatingPoint } from './operating-point.ts';

/** Why a record is unlike anything seen in training; see `domain/outside-training.ts`. */
export const Outside = z.object({
  column: z.string(),
  reason: z.string(),
  limit: z.union([z.number(), z.string()]).optional(),
});
export type Outside = z.infer<typeof Outside>;

export const Prediction = z.object({
  id: z.string(),
  modelRef: z.string(),
  modelVersionId: z.uuid(),
  recordId: z.string().nullable(),
  input: z.record(z.string(), Cell),
  output: Output,
  /** The limit that decided: of its site, where the deployment has one. */
  threshold: z.number().nullable(),
  /** The deployment whose operating point decided; null where the version was not in use. */
  deploymentId: z.uuid().nullable().default(null),
  /** So near to the limit that a person decides. */
  unsure: z.boolean().default(false),
  outside: z.array(Outside),
  /** What looked wrong with the values, and what the project had said to do then; empty for what was stored before. */
  guards: z.array(FiredGuard).default([]),
  /** Why, as it was worked out with the answer; null where the model does not tell, and for the rows of a window. */
  explanation: Explanation.nullable(),
  scoredAtMs: z.int(),
});
export type Prediction = z.infer<typeof Prediction>;

export const PredictionWindow = z.object({
  id: z.uuid(),
  modelRef: z.string(),
  datasetRef: z.string(),
  rows: z.int(),
  threshold: z.number().nullable(),
  deploymentId: z.uuid().nullable(),
  /** Of the deployment that scored; null where the version was not in use. */
  operatingPoint: OperatingPoint.nullable(),
  metrics: Metrics.nullable(),
  scoredAtMs: z.int(),
});
export type PredictionWindow = z.infer<typeof PredictionWindow>;

/** A prediction that waits for a person: nearest to the limit first. */
export const ReviewItem = z.object({
  prediction: Prediction,
  title: z.string(),
  /** The site, where a column says it. */
  place: z.string().nullable(),
  /** The positive class's probability, or the largest one. */
  probability: z.number().nullable(),
  classes: z.array(z.string()),
  positiveClass: z.string().nullable(),
  /** What is right is asked first, and the prediction is shown after it was answered. */
  blind: z.boolean(),
  /** The laptop's clock had been set back by so much as it was captured; not there where it was not. */
  clockBehindMs: z.int().optional(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/**
 * How often people gave the answer of a model version; "unsure" says nothing. Only those asked `blind`, before they saw
 * it, tell how right it is: whoever saw it (`shown`) may have gone along with it.
 */
export const Agreement = z.object({
  blind: z.object({ same: z.int(), of: z.int() }),
  shown: z.object({ same: z.int(), of: z.int() }),
});
export type Agreement = z.infer<typeof Agreement>;
