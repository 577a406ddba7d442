import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { createColumnProfiler } from '../../../../shared/domain/profile-column.ts';
import type { EngineOutput } from '../../../../shared/engine.ts';
import type { ModelSpec } from '../../../../shared/model.ts';
import type { ColumnProfile } from '../../../../shared/profile.ts';

export type Scores = EngineOutput<'model.score'>;

/** The answers for one range of rows, as a window stores them and as its profile and metrics read them. */
export type Answers = {
  readonly chunks: readonly ColumnChunk[];
  /** Row-major rows × classes, or one number a row. */
  readonly outputs: Float32Array;
  /** The class's place in `spec.classes` after the threshold; empty for regression. */
  readonly predicted: Int32Array;
};

/** One column of probability per class and then the class after the threshold; `value` alone for regression. */
export const windowColumns = ({ task, classes }: ModelSpec): readonly Column[] =>
  task === 'regression'
    ? [{ name: 'value', type: 'number' }]
    : [
        ...classes.map((name): Column => ({ name: `probability:${name}`, type: 'number' })),
        { name: 'prediction', type: 'category' },
      ];

/** Lays the engine's answers out as the chunks of `windowColumns`, in that order. */
export function answersOf(spec: ModelSpec, { rows, probabilities, values }: Scores, threshold: number | null): Answers {
  const outputs = probabilities ?? values;
  if (outputs === null) throw new Error('the engine answered neither probabilities nor values');
  if (spec.task === 'regression') {
    const chunk: ColumnChunk = { kind: 'numeric', values: Float64Array.from(outputs) };
    return { chunks: [chunk], outputs, predicted: new Int32Array(0) };
  }
  const predicted = Int32Array.from({ length: rows }, (_, row) => decide(spec, outputs, row, threshold));
  const ofClasses = spec.classes.map((_, place): ColumnChunk => {
    const ofClass = Float64Array.from({ length: rows }, (_row, row) => outputs[row * spec.classes.length + place] ?? 0);
    return { kind: 'numeric', values: ofClass };
  });
  const chunks: ColumnChunk[] = [...ofClasses, { kind: 'coded', codes: predicted, dictionary: spec.classes }];
  return { chunks, outputs, predicted };
}

/** As `applyThreshold` decides for one record, over a row of a matrix. */
function decide(
  { task, classes, positiveClass }: ModelSpec,
  outputs: Float32Array,
  row: number,
  threshold: number | null,
): number {
  const answer = outputs.subarray(row * classes.length, (row + 1) * classes.length);
  const positive = classes.indexOf(positiveClass ?? '');
  if (task !== 'binary' || threshold === null || positive === -1) return answer.indexOf(Math.max(...answer));
  return (answer[positive] ?? 0) >= threshold ? positive : 1 - positive;
}

/** Profiles `prediction` and, for classes, `confidence`, as a training's reference profile does. */
export function createAnswerProfiler(spec: ModelSpec) {
  const isRegression = spec.task === 'regression';
  const prediction = createColumnProfiler(isRegression ? 'number' : 'category');
  const confidence = createColumnProfiler('number');
  return {
    add(answers: Answers): void {
      const last = answers.chunks.at(-1);
      if (last !== undefined) prediction.add(last);
      if (!isRegression) confidence.add({ kind: 'numeric', values: confidenceOf(spec, answers) });
    },
    finish: (): Record<string, ColumnProfile> => ({
      prediction: prediction.finish(),
      ...(isRegression ? {} : { confidence: confidence.finish() }),
    }),
  };
}

/** The positive class's probability, or the largest of many. */
function confidenceOf({ classes, positiveClass }: ModelSpec, { outputs, predicted }: Answers): Float64Array {
  const positive = classes.indexOf(positiveClass ?? '');
  return Float64Array.from(predicted, (_, row) => {
    const answer = outputs.subarray(row * classes.length, (row + 1) * classes.length);
    return positive === -1 ? Math.max(...answer) : (answer[positive] ?? 0);
  });
}
