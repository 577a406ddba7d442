import { z } from 'zod';
import { Slip } from '../slip.ts';
import type { CallRow } from './call-row.ts';

/** Without `language`: the person's, where the record says it, else the template's first. */
const Asked = z.object({ recordId: z.string(), language: z.string().optional() });

/** `isFallback`: the slip is not in the language that was asked for, because the project has no words in it. */
const Made = z.object({ slip: Slip, languages: z.array(z.string()), isFallback: z.boolean() });

/** Calls about what is printed for somebody to take along. */
export const slipCalls = {
  'slip.show': { input: Asked, output: Made, changes: [] },
  /** Writes it as a page of HTML. */
  'slip.export': {
    input: Asked.extend({ path: z.string() }),
    output: Made.extend({ path: z.string() }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
