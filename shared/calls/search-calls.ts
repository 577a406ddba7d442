import { z } from 'zod';
import { ParameterSearch, SearchMethod } from '../search.ts';
import { Algorithm, GivenParameters } from '../training.ts';
import { RowPlan } from '../training-plan.ts';
import type { CallRow } from './call-row.ts';

/** Calls about the search for parameters. */
export const searchCalls = {
  'model.search': {
    input: z.object({
      dataset: z.string(),
      target: z.string(),
      features: z.array(z.string()).optional(),
      algorithm: Algorithm.default('gbdt'),
      /** Refused: what goes on keeps its version's parameters. */
      from: z.string().optional(),
      /** Held fast: only the others are searched. */
      parameters: GivenParameters.default({}),
      seed: z.int().min(0).default(1),
      /** Which rows are held out and how much each counts; give the training the same. */
      ...RowPlan.shape,
      method: SearchMethod.default('halving'),
      /** Beside the defaults, which are judged first. */
      trials: z.int().min(1).max(1_000).default(27),
      minutes: z.number().positive().max(1_440).default(10),
      /** Inner parts of the training rows on which each trial is judged. */
      parts: z.int().min(2).max(10).default(3),
    }),
    output: ParameterSearch,
    changes: ['runs', 'sync'],
  },
  /** The newest searches; with `run` the one that found this run's parameters. */
  'search.list': {
    input: z.object({ run: z.string().optional(), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ searches: z.array(ParameterSearch) }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
