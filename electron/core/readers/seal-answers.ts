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
  const ofClasses = spec.classes.map((_, place): ColumnChunk => {
    const ofClass = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) ofClass[row] = outputs[row * width + place] ?? 0;
    return { kind: 'numeric', values: ofClass };
  });
  const codes = decideAll(spec, outputs, rows, thresholdOf);
  return [...ofClasses, { kind: 'coded', codes, dictionary: spec.classes }];
}

/** As `applyThreshold` decides for one record, for row-major probabilities: the place of each row's class. */
function decideAll(
  { task, classes, positiveClass }: ModelSpec,
  outputs: Float32Array,
  rows: number,
  thresholdOf: (row: number) => number | null,
): Int32Array {
  const decided = new Int32Array(rows);
  const width = classes.length;
  const positive = task === 'binary' ? classes.indexOf(positiveClass ?? '') : -1;
  for (let row = 0; row < rows; row += 1) {
    const threshold = positive === -1 ? null : thresholdOf(row);
    decided[row] =
      threshold === null
        ? likeliest(outputs, row * width, width)
        : (outputs[row * width + positive] ?? 0) >= threshold
          ? positive
          : 1 - positive;
  }
  return decided;
}

/** The place of the largest of `width` numbers from `start` on, the first of several. */
function likeliest(outputs: Float32Array, start: number, width: number): number {
  let best = 0;
  for (let place = 1; place < width; place += 1) {
    if ((outputs[start + place] ?? 0) > (outputs[start + best] ?? 0)) best = place;
  }
  return best;
}
