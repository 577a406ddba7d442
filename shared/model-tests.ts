import { z } from 'zod';
import { Tripwires } from './tripwires.ts';

/**
 * Which of an interval a limit is held against. `surely`: all of it must hold. `measured`: the measured value. `notRefuted`:
 * some of it; a test of that kind fails only where the data show that the limit is broken.
 */
export const DecidedOn = z.enum(['surely', 'measured', 'notRefuted']);
export type DecidedOn = z.infer<typeof DecidedOn>;

/** What answers are judged by on rows whose truth is known. `balancedAccuracy` is the mean share told rightly of each class. */
export const TestMetric = z.enum([
  'auc',
  'accuracy',
  'balancedAccuracy',
  'macroF1',
  'sensitivity',
  'specificity',
  'logLoss',
  'rmse',
  'mae',
  'r2',
]);
export type TestMetric = z.infer<typeof TestMetric>;

const SMALLER_IS_BETTER: ReadonlySet<TestMetric> = new Set(['logLoss', 'rmse', 'mae']);
export const isSmallerBetter = (metric: TestMetric): boolean => SMALLER_IS_BETTER.has(metric);

const shared = {
  /** Names the test within its suite. */
  id: z.string().regex(/^[\w-]+$/u),
  /** What it is called instead of the words of its kind. */
  title: z.string().min(1).max(200).optional(),
  /** Whether it refuses a version also where it cannot be applied. */
  required: z.boolean().default(false),
};

const share = z.number().min(0).max(1);
const leastRows = z.int().min(5).default(30);

/** Rows of one value of a column, or of a number between two of `bands` (each up to, not including, the next). */
export const SliceColumn = z.object({ column: z.string().min(1), bands: z.array(z.number()).min(1).optional() });
export type SliceColumn = z.infer<typeof SliceColumn>;

/** How well all rows are told; smaller is better of losses and errors, which `limit` is then the most of. */
export const MetricTest = z.strictObject({
  ...shared,
  kind: z.literal('metric'),
  metric: TestMetric,
  limit: z.number(),
  decide: DecidedOn.default('surely'),
});

/** Against the version in use on the same rows; decided on the worse bound of the gain, which is positive where it is better. */
export const ChampionTest = z.strictObject({
  ...shared,
  kind: z.literal('champion'),
  metric: TestMetric.exclude(['balancedAccuracy']),
  /** -0.05 lets it be so much worse, 0.02 asks that it is so much better. */
  leastGain: z.number().default(-0.05),
  leastRows,
});

/** Each slice on its own: at the limit, or not worse than all rows by more than `within`. */
export const SlicesTest = z.strictObject({
  ...shared,
  kind: z.literal('slices'),
  by: z.array(SliceColumn).min(1),
  metric: TestMetric.extract(['accuracy', 'sensitivity', 'specificity', 'auc', 'mae']),
  limit: z.number().optional(),
  within: z.number().min(0).default(0.1),
  /** A slice of fewer rows (of those that the metric counts) is not judged. */
  leastRows,
  decide: DecidedOn.default('notRefuted'),
});

export const FairnessMeasure = z.enum(['demographicParity', 'equalOpportunity', 'equalisedOdds']);
export type FairnessMeasure = z.infer<typeof FairnessMeasure>;

/** The widest gap between groups in how often the class looked for is said, or how often rightly and wrongly. */
export const FairnessTest = z.strictObject({
  ...shared,
  kind: z.literal('fairness'),
  by: SliceColumn,
  measure: FairnessMeasure,
  limit: share,
  leastRows,
  decide: DecidedOn.default('notRefuted'),
});

/** Expected calibration error: how far what is said lies from what happens. */
export const CalibrationTest = z.strictObject({
  ...shared,
  kind: z.literal('calibration'),
  limit: share,
  bins: z.int().min(2).max(50).default(10),
  leastRows: z.int().min(20).default(100),
  decide: DecidedOn.default('notRefuted'),
});

const rows = z.int().min(1).max(2_000).default(200);

/** The share of rows whose answer turns when the column's cells change places among them. */
export const InvarianceTest = z.strictObject({
  ...shared,
  kind: z.literal('invariance'),
  column: z.string().min(1),
  limit: share.default(0),
  rows,
});

/** The share of rows where adding `change` to a number moves the answer the wrong way. */
export const DirectionalTest = z.strictObject({
  ...shared,
  kind: z.literal('directional'),
  column: z.string().min(1),
  change: z.number().refine((change) => change !== 0, 'must not be 0'),
  never: z.enum(['raises', 'lowers']),
  /** The class whose probability is watched; without it the class looked for, or the number told. */
  answer: z.string().optional(),
  limit: share.default(0),
  rows,
});

/** Every record is answered without one of its fields; `limit` is the share that may be told something else then. */
export const MissingFieldTest = z.strictObject({
  ...shared,
  kind: z.literal('missingField'),
  /** All that the model reads, where none are named. */
  columns: z.array(z.string()).min(1).optional(),
  limit: share.default(1),
  rows: z.int().min(1).max(2_000).default(50),
});

/** A number in the wrong unit: the share of rows where that is noticed as unlike training, or does not turn the answer. */
export const UnitMixUpTest = z.strictObject({
  ...shared,
  kind: z.literal('unitMixUp'),
  column: z.string().min(1),
  factor: z
    .number()
    .positive()
    .refine((factor) => factor !== 1, 'must not be 1'),
  limit: share.default(0.9),
  rows,
});

/** One record at a time, on this laptop. */
export const LatencyTest = z.strictObject({
  ...shared,
  kind: z.literal('latency'),
  /** 95 of 100 records are answered within so long. */
  mostMs: z.number().positive().default(250),
  mostMemoryBytes: z
    .number()
    .positive()
    .default(512 * 1024 * 1024),
});

/** Answers are what the model's description says: as many as classes, between 0 and 1 and 1 in sum; no number is missing. */
export const OutputSchemaTest = z.strictObject({ ...shared, kind: z.literal('outputSchema'), rows });

/** What the model is fed of a record equals what it is fed of the stored row. */
export const TrainServeSkewTest = z.strictObject({ ...shared, kind: z.literal('trainServeSkew'), rows });

const ModelTestOptions = [
  MetricTest,
  ChampionTest,
  SlicesTest,
  FairnessTest,
  CalibrationTest,
  InvarianceTest,
  DirectionalTest,
  MissingFieldTest,
  UnitMixUpTest,
  LatencyTest,
  OutputSchemaTest,
  TrainServeSkewTest,
] as const;
export const TEST_KINDS = ModelTestOptions.map(({ shape }) => shape.kind.value);

export const ModelTest = z.discriminatedUnion('kind', ModelTestOptions, {
  error: ({ code }) => (code === 'invalid_union' ? `kind must be one of ${TEST_KINDS.join(', ')}` : undefined),
});
export type ModelTest = z.infer<typeof ModelTest>;
export type TestKind = ModelTest['kind'];
export type TestOf<K extends TestKind> = Extract<ModelTest, { readonly kind: K }>;

/** What a project asks of every version of one model, before it advises people and while it does. */
export const TestSuite = z
  .strictObject({
    /** The data set version, `name@2`, whose rows the answers are judged on; null: the rows held out when it was trained. */
    testSet: z
      .string()
      .regex(/.@\d+$/u, 'must name a version, such as referrals@2')
      .nullable()
      .default(null),
    /** Aliases beside `champion` that only a version which passes may have. */
    aliases: z.array(z.string().regex(/^[\w-]{1,255}$/u)).default([]),
    tests: z.array(ModelTest).min(1).max(100),
    /** What a version is watched for once it advises people; the defaults of `Tripwires` where nothing is declared. */
    tripwires: Tripwires.optional(),
  })
  .superRefine(({ tests }, { addIssue }) => {
    for (const [place, { id }] of tests.entries()) {
      const isTaken = tests.findIndex((other) => other.id === id) < place;
      if (isTaken) addIssue({ code: 'custom', message: `there is a test ${id} already`, path: ['tests', place, 'id'] });
    }
  });
export type TestSuite = z.infer<typeof TestSuite>;

/** A suite as it was declared for a model's versions; `version` counts from 1, and is 0 where nobody declared one. */
export const DeclaredSuite = z.object({
  modelName: z.string(),
  version: z.int(),
  suite: TestSuite,
  actorName: z.string().nullable(),
  declaredAtMs: z.int().nullable(),
});
export type DeclaredSuite = z.infer<typeof DeclaredSuite>;
