import { z } from 'zod';
import { Interval } from './interval.ts';
import { FairnessMeasure } from './model-tests.ts';

/** A share with its 95 % interval, of `of` rows; null where there is none. */
const Rate = Interval.extend({ of: z.int() }).nullable();

/** How a version's answers are spread over groups of rows; with two classes only. */
export const FairnessReport = z.object({
  modelRef: z.string(),
  datasetRef: z.string(),
  by: z.string(),
  /** The class looked for. */
  positiveClass: z.string(),
  rows: z.int(),
  /** Rows that the version learned from count as others do, and flatter it. */
  learnedFrom: z.int(),
  /** A share of fewer rows is not compared. */
  leastRows: z.int(),
  groups: z.array(
    z.object({
      name: z.string(),
      n: z.int(),
      /** Told the class looked for: of all, of those where it is true, of those where it is not. */
      said: Rate,
      rightly: Rate,
      wrongly: Rate,
    }),
  ),
  /** The widest gap of each measure, between the two groups named; left out where fewer than two groups have rows enough. */
  gaps: z.array(Interval.extend({ measure: FairnessMeasure, between: z.tuple([z.string(), z.string()]), n: z.int() })),
});
export type FairnessReport = z.infer<typeof FairnessReport>;
