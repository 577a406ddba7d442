import { z } from 'zod';
import { DeclaredGuards, GuardResponse } from '../guards.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about what a project does where a value looks wrong that a model is asked about. */
export const guardCalls = {
  'guards.show': { input: Nothing, output: DeclaredGuards, changes: [] },
  /** Changes what is named, on all laptops of the project. */
  'guards.set': {
    input: z.object({
      missing: GuardResponse.optional(),
      unit: GuardResponse.optional(),
      range: GuardResponse.optional(),
      unlike: GuardResponse.optional(),
    }),
    output: DeclaredGuards,
    changes: ['projects', 'sync'],
  },
} satisfies Record<string, CallRow>;
