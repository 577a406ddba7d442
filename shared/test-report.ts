import { z } from 'zod';
import { ModelTest } from './model-tests.ts';
import { OperatingPoint } from './operating-point.ts';

/** Something measured and the limit that it is held against; `low` and `high` are its 95 % interval, where it has one. */
export const TestFigure = z.object({
  /** A metric's name, or what the kind measures: gain, gap, calibrationError, turned, wrongWay, noticed, answered, … */
  name: z.string(),
  /** The slice, the pair of groups, or the column that it is about. */
  of: z.string().nullable(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  limit: z.number(),
  side: z.enum(['atLeast', 'atMost']),
  /** Rows, records or feeds behind it. */
  n: z.int(),
  holds: z.boolean(),
});
export type TestFigure = z.infer<typeof TestFigure>;

/** Why a test could not be applied, or failed without a figure. */
export const TestReason = z.enum([
  'noChampion',
  'isChampion',
  'otherAnswers',
  'noRows',
  'tooFewRows',
  'noColumn',
  'notOfThisTask',
  'allLearnedFrom',
  'notANumber',
  'modelFailed',
]);
export type TestReason = z.infer<typeof TestReason>;

export const TestOutcome = z.object({
  verdict: z.enum(['passed', 'failed', 'notApplicable']),
  because: TestReason.nullable(),
  /** What the model or a column said of it, where that helps: an error's words, a column's name. */
  detail: z.string().nullable(),
  figures: z.array(TestFigure),
});
export type TestOutcome = z.infer<typeof TestOutcome>;

export const TestResult = TestOutcome.extend({ test: ModelTest });
export type TestResult = z.infer<typeof TestResult>;

/** One run of a suite over one version, never changed afterwards. */
export const TestReport = z.object({
  id: z.uuid(),
  modelVersionId: z.uuid(),
  modelRef: z.string(),
  suiteVersion: z.int(),
  /** Rows that answers were judged on; null where there were none. */
  judgedOn: z
    .object({
      kind: z.enum(['testSet', 'heldOut']),
      datasetVersionId: z.uuid(),
      datasetRef: z.string(),
      rows: z.int(),
      /** Rows of the test set that the version had learned from. */
      leftOut: z.int(),
    })
    .nullable(),
  /** The version in use that it was held against. */
  championRef: z.string().nullable(),
  threshold: z.number().nullable(),
  operatingPoint: OperatingPoint.nullable(),
  environment: z.record(z.string(), z.unknown()),
  results: z.array(TestResult),
  seconds: z.number(),
  /** sha256 of suite, champion and operating point: a report is of use for as long as these are the same. */
  basis: z.string(),
  actorName: z.string(),
  testedAtMs: z.int(),
});
export type TestReport = z.infer<typeof TestReport>;

/** What a gate says, and of which report. */
export const GateVerdict = z.object({
  passed: z.boolean(),
  /** `noReport`: not tested yet; `noEvidence`: no answer was judged on rows whose truth is known. */
  because: z.enum(['failed', 'requiredNotApplicable', 'noEvidence', 'noReport']).nullable(),
  reportId: z.uuid().nullable(),
  suiteVersion: z.int().nullable(),
  results: z.array(TestResult),
});
export type GateVerdict = z.infer<typeof GateVerdict>;

/** What the newest report of a version says, in short. */
export const GateLine = z.object({
  modelVersionId: z.uuid(),
  passed: z.boolean(),
  /** Tests that passed, of those that could be applied. */
  passedTests: z.int(),
  appliedTests: z.int(),
  testedAtMs: z.int(),
});
export type GateLine = z.infer<typeof GateLine>;

/** Somebody put a version in use against the gate: why, and the device's signature over who did what (`overrideText`). */
export const GateOverride = z.object({
  reason: z.string().min(1).max(1_000),
  signedAtMs: z.int(),
  /** Ed25519, base64; the key is SPKI DER in base64. */
  publicKey: z.string(),
  signature: z.string(),
});
export type GateOverride = z.infer<typeof GateOverride>;
