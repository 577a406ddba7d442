import type { Result } from '../../../../shared/result.ts';
import { refuse, TOO_WIDE } from '../csv/refusals.ts';
import { isSystemError } from '../system-error.ts';

/** What a file is refused for, found anywhere in it. `code` is stable; the message says why, the hint what to do. */
export class RefusedFile extends Error {
  readonly code: string;
  readonly #hint: string;
  readonly #details: Record<string, unknown> | undefined;

  constructor(code: string, why: string, hint: string, details?: Record<string, unknown>) {
    super(why);
    this.code = code;
    this.#hint = hint;
    this.#details = details;
  }

  refusal(file: string): Result<never> {
    return refuse(this.code, file, this.message, this.#hint, this.#details);
  }
}

export const tooWide = (): RefusedFile => new RefusedFile(TOO_WIDE.code, TOO_WIDE.why, TOO_WIDE.hint);

/** Bytes that make no sense. */
export class FileDamaged extends RefusedFile {
  constructor(code: string, why: string) {
    super(code, why, 'Copy it again, or save it again where it was made.');
  }
}

/** Runs a step of a library that throws plain errors for bytes that it cannot make sense of. */
export async function reading<T>(code: string, what: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    throw asDamage(code, what, cause);
  }
}

/** What a library threw, as what it says of the file; what is no fault of the file stays as it is. */
export function asDamage(code: string, what: string, cause: unknown): unknown {
  if (cause instanceof RefusedFile || isSystemError(cause) || !(cause instanceof Error)) return cause;
  return new FileDamaged(code, `it is no whole ${what} file (${cause.message})`);
}
