import { z } from 'zod';
import { LearningCurve } from '../learning-curve.ts';
import { Algorithm, GivenParameters } from '../training.ts';
import { RowPlan, TrainingPlan } from '../training-plan.ts';
import type { CallRow } from './call-row.ts';

/** Calls about what training costs before it is begun, and whether more labels are worth it. */
export const costCalls = {
  /**
   * What a training would take on this laptop, from short fits on a part of its rows. `wattHours` is CPU-seconds times a
   * stated wattage.
   */
  'model.estimateCost': {
    input: z.object({
      dataset: z.string(),
      target: z.string(),
      features: z.array(z.string()).optional(),
      /** These three as a training is told. */
      algorithm: Algorithm.optional(),
      from: z.string().optional(),
      parameters: GivenParameters.default({}),
      ...RowPlan.shape,
      folds: TrainingPlan.shape.folds,
      seed: z.int().min(0).default(1),
    }),
    output: z.object({
      seconds: z.number(),
      cpuSeconds: z.number(),
      wattHours: z.number(),
      watts: z.number(),
      rows: z.int(),
      fits: z.int(),
    }),
    changes: [],
  },
  /** Fits what a run fitted on growing shares of its rows, and keeps the curve with the run. */
  'model.learningCurve': { input: z.object({ run: z.string() }), output: LearningCurve, changes: ['runs'] },
  /** The curve that was measured last; null where none was. */
  'learningCurve.show': {
    input: z.object({ run: z.string() }),
    output: z.object({ curve: LearningCurve.nullable() }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
