import type { Parsed } from '../../../../shared/calls.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type Algorithm, Learning, parametersByAlgorithm } from '../../../../shared/training.ts';

/** The parameters given and the defaults of the others; refuses those of another algorithm. */
export function readLearning({
  algorithm,
  parameters,
}: Pick<Parsed<'model.train'>, 'parameters'> & { readonly algorithm: Algorithm }): Result<Learning> {
  const known = Object.keys(parametersByAlgorithm[algorithm].shape);
  const strange = Object.keys(parameters).find((name) => !known.includes(name));
  if (strange === undefined) return ok(Learning.parse({ algorithm, parameters }));
  return fail(
    'train.badParameter',
    `${algorithm} has no parameter "${strange}".`,
    `Its parameters are ${known.join(', ')}.`,
  );
}

/** Null where the data set version has all of these columns. */
export function refuseUnknownColumn({ columns }: DatasetVersion, names: readonly string[]): Result<never> | null {
  const unknown = names.find((name) => !columns.some((column) => column.name === name));
  if (unknown === undefined) return null;
  return fail(
    'train.unknownColumn',
    `The data have no column "${unknown}".`,
    `Choose among ${columns.map((column) => column.name).join(', ')}.`,
  );
}
