import { z } from 'zod';

const Share = z.number().min(0).max(1);

/** Why a limit stands where it does. */
export const OperatingBasis = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('limit'), threshold: Share }),
  /** One missed costs as much as so many needless ones. */
  z.object({ kind: z.literal('cost'), missCost: z.number().positive() }),
  /** Of so many seen a day, so many can be taken. */
  z.object({ kind: z.literal('capacity'), perDay: z.number().min(0), seenPerDay: z.number().positive() }),
]);
export type OperatingBasis = z.infer<typeof OperatingBasis>;

/** What a person chooses; the limits follow from it and from the held-out rows. */
export const OperatingChoice = z.object({
  basis: OperatingBasis,
  /** What is said nearer to the limit than this goes to a person; 0: nothing does. */
  unsureWithin: z.number().min(0).max(0.5).default(0),
  /** Sites that are decided in another way. */
  sites: z.array(z.object({ site: z.string().min(1), basis: OperatingBasis })).default([]),
});
export type OperatingChoice = z.infer<typeof OperatingChoice>;

/** What decides a two-class model's answers from a deployment on: the class looked for is said from `threshold` up. */
export const OperatingPoint = z.object({
  basis: OperatingBasis,
  threshold: Share,
  unsureWithin: z.number().min(0).max(0.5),
  sites: z.array(z.object({ site: z.string(), basis: OperatingBasis, threshold: Share })),
});
export type OperatingPoint = z.infer<typeof OperatingPoint>;
