import type { ColumnChunk } from '../../../shared/column.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import type { ColumnProfile } from '../../../shared/profile.ts';

/** Profiles answers as a training's reference profile does: `prediction` and, for classes, `confidence`. */
export function profileAnswers(spec: ModelSpec, answers: readonly ColumnChunk[]): Record<string, ColumnProfile> {
  const isRegression = spec.task === 'regression';
  const prediction = createColumnProfiler(isRegression ? 'number' : 'category');
  const last = answers.at(-1);
  if (last !== undefined) prediction.add(last);
  if (isRegression) return { prediction: prediction.finish() };
  const confidence = createColumnProfiler('number');
  confidence.add({ kind: 'numeric', values: confidenceOf(spec, answers.map(numbersOf)) });
  return { prediction: prediction.finish(), confidence: confidence.finish() };
}

/** A chunk's numbers, or its codes. */
export const numbersOf = (chunk: ColumnChunk): Float64Array | Int32Array =>
  chunk.kind === 'numeric' ? chunk.values : chunk.codes;

/** The positive class's probability, or the largest of many. */
function confidenceOf({ classes, positiveClass }: ModelSpec, answers: readonly ArrayLike<number>[]): Float64Array {
  const positive = answers[classes.indexOf(positiveClass ?? '')];
  if (positive !== undefined) return Float64Array.from(positive);
  const ofClasses = answers.slice(0, classes.length);
  return Float64Array.from({ length: ofClasses[0]?.length ?? 0 }, (_, row) =>
    Math.max(...ofClasses.map((values) => values[row] ?? 0)),
  );
}
