import { z } from 'zod';

/** A failure that a person can act on. `code` is stable; `hint` says what to do next; `details` is for programs. */
export const AppError = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type AppError = z.infer<typeof AppError>;

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export function fail(code: string, message: string, hint?: string, details?: Record<string, unknown>): Result<never> {
  return {
    ok: false,
    error: { code, message, ...(hint === undefined ? {} : { hint }), ...(details === undefined ? {} : { details }) },
  };
}
