import type { Column, ColumnChunk } from '../../../shared/column.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { sealChunk } from '../files/seal-chunks.ts';
import { profileAnswers } from './profile-answers.ts';
import type { ReaderInput, ReaderOutput } from './tasks.ts';

/** One column of probability per class and then the class after the threshold; `value` alone for regression. */
export const windowColumns = ({ task, classes }: ModelSpec): readonly Column[] =>
  task === 'regression'
    ? [{ name: 'value', type: 'number' }]
    : [
        ...classes.map((name): Column => ({ name: `probability:${name}`, type: 'number' })),
        { name: 'prediction', type: 'category' },
      ];

/** Makes the engine's answers for one range of rows the chunks of `windowColumns`, in that order, and profiles them. */
export function sealAnswers({
  spec,
  scores,
  threshold,
  thresholds,
}: ReaderInput<'answers.seal'>): Result<ReaderOutput<'answers.seal'>> {
  const answers = answersOf(spec, scores, (row) => thresholds?.[row] ?? threshold);
  return ok({
    chunks: answers.map((chunk) => ({ rows: scores.rows, ...sealChunk(chunk) })),
    answers: profileAnswers(spec, answers),
  });
}

function answersOf(
  spec: ModelSpec,
  { rows, probabilities, values }: EngineOutput<'model.score'>,
  thresholdOf: (row: number) => number | null,
): readonly ColumnChunk[] {
  const outputs = probabilities ?? values;
  if (outputs === null) throw new Error('the engine answered neither probabilities nor values');
  if (spec.task === 'regression') return [{ kind: 'numeric', values: Float64Array.from(outputs) }];
  const width = spec.classes.length;
  const decided = Int32Array.from({ length: rows }, (_, row) =>
    decide(spec, outputs.subarray(row * width, (row + 1) * width), thresholdOf(row)),
  );
  const ofClasses = spec.classes.map(
    (_, place): ColumnChunk => ({
      kind: 'numeric',
      values: Float64Array.from({ length: rows }, (_row, row) => outputs[row * width + place] ?? 0),
    }),
  );
  return [...ofClasses, { kind: 'coded', codes: decided, dictionary: spec.classes }];
}

/** As `applyThreshold` decides for one record; `answer` is one row of probabilities. */
function decide({ task, classes, positiveClass }: ModelSpec, answer: Float32Array, threshold: number | null): number {
  const positive = classes.indexOf(positiveClass ?? '');
  if (task !== 'binary' || threshold === null || positive === -1) return answer.indexOf(Math.max(...answer));
  return (answer[positive] ?? 0) >= threshold ? positive : 1 - positive;
}
