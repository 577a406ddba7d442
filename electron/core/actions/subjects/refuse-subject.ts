import { fail, type Result } from '../../../../shared/result.ts';

export const refuseSubject = (asked: string): Result<never> =>
  fail('subject.unknown', `Nobody is known here as ${asked}.`, 'Look them up by name or code.');
