import { z } from 'zod';

/**
 * Which rows judge a model. `random`: any, the classes in equal shares. `group`: rows with the same value in `column` (a
 * site, a person) stay together, so that a model is judged on others than it learned from. `time`: the later rows by
 * `column` (a date or datetime) judge what was learned from the earlier ones.
 */
export const Split = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('random') }),
  z.strictObject({ kind: z.literal('group'), column: z.string().min(1) }),
  z.strictObject({ kind: z.literal('time'), column: z.string().min(1) }),
]);
export type Split = z.infer<typeof Split>;

/**
 * What becomes of rows whose label was given with a prediction in sight: used as any other, counted as half a row, or not
 * learned from. They are judged apart in any case.
 */
export const ShownLabels = z.enum(['use', 'weigh', 'leaveOut']);
export type ShownLabels = z.infer<typeof ShownLabels>;

/** How a training parts, counts and judges its rows, whatever the algorithm. */
export const TrainingPlan = z.object({
  /** Null: by subject where a column has that role and some subjects have several rows, else at random. */
  split: Split.nullable().default(null),
  /** 1 holds one part out; more cut the rows into so many parts that take turns (by time: each judges the earlier ones). */
  folds: z.int().min(1).max(20).default(1),
  /** Whether probabilities are calibrated where that helps. */
  calibrate: z.boolean().default(true),
  /** As how many rows a row of each class counts; `balanced`: so many that all classes count alike. Others count once. */
  classWeights: z
    .union([z.literal('balanced'), z.record(z.string(), z.number().min(0))])
    .nullable()
    .default(null),
  /** A number column that says as how many rows each row counts. */
  weightColumn: z.string().min(1).nullable().default(null),
  shownLabels: ShownLabels.default('use'),
});
export type TrainingPlan = z.infer<typeof TrainingPlan>;

/** What of it a single fit needs: which rows are held out, and as how many rows each one counts. */
export const RowPlan = TrainingPlan.pick({ split: true, classWeights: true, weightColumn: true, shownLabels: true });
export type RowPlan = z.infer<typeof RowPlan>;
