import { fail, type Result } from '../../../../shared/result.ts';

export const refuseUnknownDataset = (ref: string): Result<never> =>
  fail(
    'dataset.unknown',
    `There is no data set "${ref}" in this project.`,
    'List the data sets to see what there is; a version is written name@2.',
  );
