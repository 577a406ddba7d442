import { fail, type Result } from '../../../shared/result.ts';

/** What SQLite and the operating system say where a disk, a quota or the largest size of a file is used up. */
const CODES: ReadonlySet<unknown> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT', 'EFBIG']);

export const isDiskFull = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && CODES.has(cause.code);

/** `what` is named as the sentence's subject: "wells.csv was not imported". */
export const refuseDiskFull = (what: string): Result<never> =>
  fail(
    'home.diskFull',
    `${what}: the disk is full. Nothing was changed.`,
    'Make room on the disk, then try again. "What takes space" shows what this home can give up.',
  );

/** What `work` answers; where the disk is full, that `what` did not happen. Its transaction has taken back all it wrote. */
export function unlessDiskFull<T>(what: string, work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause;
    return refuseDiskFull(what);
  }
}

/** Tidying that a full disk hinders is left to the next time: what it leaves is referenced by nothing. */
export async function tidyWherePossible(tidy: () => Promise<void>): Promise<void> {
  try {
    await tidy();
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause;
  }
}
