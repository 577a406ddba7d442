import { createHash } from 'node:crypto';
import type { Algorithm } from '../../../shared/training.ts';
import {
  type Engine,
  encodeAll,
  type NamedColumn,
  numbers,
  texts,
  train,
  valueOf,
} from '../../compute/start-engine.ts';
import type { PlainColumn, RealSet } from './read-sets.ts';

/** Row numbers of a set. */
export type Rows = { readonly trained: Int32Array; readonly others: Int32Array };

const TARGET = 'the class to tell';

/**
 * Trains as a person does who changes nothing (a part held out, calibration, the refit to all rows trained on) and asks
 * the exported model about the others: row-major others × classes, in the set's order of classes.
 */
export async function scoreOurs(
  engine: Engine,
  { features, classes, classOf }: RealSet,
  { trained, others }: Rows,
  algorithm: Algorithm,
  seed: number,
): Promise<Float32Array> {
  const answers = Array.from(trained, (row) => classes[classOf[row] ?? -1] ?? null);
  const columns = [...features.map((column) => take(column, trained)), texts(TARGET, answers)];
  const { onnx, spec } = valueOf(await train(engine, columns, TARGET, { algorithm, seed }));
  const sha256 = createHash('sha256').update(onnx).digest('hex');
  valueOf(await engine.call('model.load', { sha256, onnx, spec }));
  const chunks = encodeAll(features.map((column) => take(column, others)));
  const { probabilities } = valueOf(await engine.call('model.score', { sha256, chunks }));
  if (probabilities === null) throw new Error('a model of classes that says no probabilities');
  return inOrder(probabilities, spec.classes, classes, others.length);
}

function take(column: PlainColumn, rows: Int32Array): NamedColumn {
  if ('texts' in column)
    return texts(
      column.name,
      Array.from(rows, (row) => column.texts[row] ?? null),
    );
  return numbers(
    column.name,
    Array.from(rows, (row) => column.numbers[row] ?? Number.NaN),
  );
}

function inOrder(said: Float32Array, from: readonly string[], to: readonly string[], rows: number): Float32Array {
  const places = from.map((name) => to.indexOf(name));
  const ordered = new Float32Array(rows * to.length);
  for (let row = 0; row < rows; row += 1) {
    places.forEach((place, at) => (ordered[row * to.length + place] = said[row * from.length + at] ?? 0));
  }
  return ordered;
}
