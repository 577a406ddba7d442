import type { AppError } from '../../../../shared/result.ts';

/** Each trouble once, the later word on it: a full disk keeps the draft and the record from being kept for one reason. */
export const distinctErrors = (errors: readonly (AppError | null)[]): readonly AppError[] => [
  ...new Map(errors.flatMap((error) => (error === null ? [] : [[error.code, error] as const]))).values(),
];
