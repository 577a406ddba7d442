import type { Result } from '../../../../shared/result.ts';
import { refuse } from '../csv/refusals.ts';
import { isSystemError } from '../system-error.ts';

/** Bytes that make no sense, found anywhere in a file. `code` is what the import is refused with. */
export class FileDamaged extends Error {
  readonly code: string;

  constructor(code: string, why: string) {
    super(why);
    this.code = code;
  }

  refusal(file: string): Result<never> {
    return refuse(this.code, file, this.message, 'Copy it again, or save it again where it was made.');
  }
}

/** Runs a step of a library that throws plain errors for bytes that it cannot make sense of. */
export async function reading<T>(code: string, what: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (isSystemError(cause) || !(cause instanceof Error)) throw cause;
    throw new FileDamaged(code, `it is no whole ${what} file (${cause.message})`);
  }
}
