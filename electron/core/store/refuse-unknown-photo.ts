import { fail, type Result } from '../../../shared/result.ts';

export const refuseUnknownPhoto = (sha256: string, column?: string): Result<never> =>
  fail(
    'photo.unknown',
    `There is no photo ${sha256} in this home.`,
    'Add the photo first, then name it in the record.',
    column === undefined ? {} : { column },
  );
