import { z } from 'zod';
import { AppError } from '../../../shared/result.ts';

/** The most that one question may hold: a record or a project's definition is far below it. */
export const ASKED_LIMIT_BYTES = 8 * 2 ** 20;
/** The most that one answer may hold. */
export const TOLD_LIMIT_BYTES = 256 * 2 ** 20;

const Id = z.int().min(0);

/** What a guest says. `hello` comes first and once. */
export const Asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), secret: z.string(), version: z.string() }),
  z.object({
    kind: z.literal('request'),
    id: Id,
    name: z.string(),
    input: z.unknown(),
    project: z.string().nullable(),
  }),
  z.object({ kind: z.literal('cancel'), id: Id }),
]);
export type Asked = z.infer<typeof Asked>;

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: AppError }),
]);

/** What core says: `welcome` once to a guest it serves, or `refused`, after which it hangs up. */
export const Told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome') }),
  z.object({ kind: z.literal('refused'), error: AppError }),
  z.object({ kind: z.literal('progress'), id: Id, event: z.unknown() }),
  z.object({ kind: z.literal('reply'), id: Id, result: Answer }),
]);
export type Told = z.infer<typeof Told>;
