import { z } from 'zod';

/** Why a question has no answer: no working instrument, the person did not want it, it could not be done, or nobody knows. */
export const UnmeasuredReason = z.enum(['noInstrument', 'refused', 'notPossible', 'notKnown']);
export type UnmeasuredReason = z.infer<typeof UnmeasuredReason>;

/** Reasons by column; a column with a value has none. */
export const Unmeasured = z.record(z.string(), UnmeasuredReason);
export type Unmeasured = z.infer<typeof Unmeasured>;
