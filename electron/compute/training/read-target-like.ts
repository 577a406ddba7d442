import type { Column, ColumnChunk } from '../../../shared/column.ts';
import type { TrainedSpec } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Target } from './read-target.ts';

/** What a model says: its task, and its classes in the order of its answers. */
export type Told = Pick<TrainedSpec, 'task' | 'classes'>;

/**
 * A target column without missing cells as what an earlier model tells: its classes in its order, also those that no row
 * has. Fails with `train.otherTask`, `train.newClass`, `train.oneClass`.
 */
export function readTargetLike(column: Column, chunk: ColumnChunk, { task, classes }: Told): Result<Target> {
  if (task === 'regression') {
    if (chunk.kind === 'coded') return refuseTask(column.name);
    const [first] = chunk.values;
    return chunk.values.every((value) => value === first)
      ? refuseConstant(column.name, String(first))
      : ok({ task, values: chunk.values });
  }
  const classOf = chunk.kind === 'coded' ? classesOfCodes(chunk, classes) : classesOfNumbers(chunk.values, classes);
  const strange = classOf.indexOf(-1);
  if (strange >= 0) return refuseClass(column.name, spelled(chunk, strange), classes);
  if (classOf.every((label) => label === classOf[0]))
    return refuseConstant(column.name, classes[classOf[0] ?? 0] ?? '');
  return ok({ task, classes, classOf });
}

function classesOfCodes(
  { codes, dictionary }: Extract<ColumnChunk, { kind: 'coded' }>,
  classes: readonly string[],
): Int32Array {
  const classByCode = dictionary.map((value) => classes.indexOf(value));
  return codes.map((code) => classByCode[code] ?? -1);
}

const classesOfNumbers = (values: Float64Array, classes: readonly string[]): Int32Array =>
  Int32Array.from(values, (value) => classes.indexOf(String(value)));

const spelled = (chunk: ColumnChunk, row: number): string =>
  chunk.kind === 'coded' ? (chunk.dictionary[chunk.codes[row] ?? -1] ?? '') : String(chunk.values[row]);

const refuseTask = (name: string): Result<never> =>
  fail(
    'train.otherTask',
    `"${name}" holds words, and the version to go on from tells a quantity.`,
    'Train anew on these data, or go on from a version that tells classes.',
  );

const refuseClass = (name: string, value: string, classes: readonly string[]): Result<never> =>
  fail(
    'train.newClass',
    `"${name}" says "${value}", which the version to go on from does not know: it tells ${classes.join(', ')}.`,
    'Train anew on old and new rows together; or correct the label, if it is a slip.',
  );

const refuseConstant = (name: string, value: string): Result<never> =>
  fail(
    'train.oneClass',
    `Every row has the same value in "${name}": ${value}.`,
    'Choose data with at least two values: a model that goes on from one alone forgets the others.',
  );
