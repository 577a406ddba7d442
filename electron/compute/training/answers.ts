import { softmaxRows, twoProbabilities } from '../../../shared/domain/link-scores.ts';
import type { ModelOutput } from '../../../shared/model.ts';
import type { GraphWriter } from '../onnx/write-graph.ts';
import type { FitRequest } from './fitted-model.ts';
import { type Calibration, curveOf, moveScores, writeBent, writeMoved } from './calibration/calibration.ts';
import type { Target } from './read-target.ts';

/** How scores become answers: by sigmoid or softmax, calibrated or not, or as `score * scale + center` (float32) for a quantity. */
export type AnswerScale = {
  readonly task: Target['task'];
  readonly center: number;
  readonly scale: number;
  readonly calibration: Calibration | null;
};

const ROWS = 'rows';

/**
 * Mean and standard deviation of a quantity over some rows, as float32, since the exported graph holds them so.
 * `weights` say as how many rows each row of the target counts, once where there are none. A fit that goes on keeps
 * those of its start, which its scores are measured by.
 */
export function answerScaleOf(
  target: Target,
  { rows, weights, calibration = null, start }: Pick<FitRequest<unknown>, 'rows' | 'weights' | 'calibration' | 'start'>,
): AnswerScale {
  if (target.task !== 'regression') return { task: target.task, center: 0, scale: 1, calibration };
  if (start !== undefined) return { task: 'regression', center: start.center, scale: start.scale, calibration: null };
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  let [sum, total] = [0, 0];
  for (const row of rows) {
    sum += weightOf(row) * (target.values[row] as number); // rows lie within the target
    total += weightOf(row);
  }
  const mean = sum / total;
  let squares = 0;
  for (const row of rows) squares += weightOf(row) * ((target.values[row] as number) - mean) ** 2; // as above
  const deviation = Math.fround(Math.sqrt(squares / total));
  return { task: 'regression', center: Math.fround(mean), scale: deviation > 0 ? deviation : 1, calibration: null };
}

/** Scores, row-major rows × `scoresPerRow` (one for two classes and for a quantity), as answers. */
export function answersOf(
  { task, center, scale, calibration }: AnswerScale,
  scores: Float32Array,
  scoresPerRow: number,
): Float32Array {
  const moved = moveScores(calibration, scores);
  const curve = curveOf(calibration);
  switch (task) {
    case 'binary':
      return twoProbabilities(moved, curve);
    case 'multiclass':
      return softmaxRows(moved, scoresPerRow);
    case 'regression':
      return scores.map((score) => Math.fround(score * scale) + center);
  }
}

/** The same in a graph: `scores` is [rows, scores per row]; `classes` in the order of the scores. */
export function writeAnswers(
  graph: GraphWriter,
  scores: string,
  answer: AnswerScale,
  classes: readonly string[],
): readonly ModelOutput[] {
  return answer.task === 'regression'
    ? writeValue(graph, scores, answer)
    : writeClasses(graph, scores, answer, classes);
}

function writeValue(graph: GraphWriter, scores: string, { scale, center }: AnswerScale): readonly ModelOutput[] {
  const scaled = graph.node('Mul', [scores, graph.floats('scale', [], Float32Array.of(scale))], 'scaled');
  const value = graph.node('Add', [scaled, graph.floats('center', [], Float32Array.of(center))], 'value');
  graph.output(value, 'float32', [ROWS, 1]);
  return [{ name: value, dtype: 'float32', shape: [null, 1], role: 'value' }];
}

function writeClasses(
  graph: GraphWriter,
  scores: string,
  { task, calibration }: AnswerScale,
  classes: readonly string[],
): readonly ModelOutput[] {
  const moved = writeMoved(graph, calibration, scores);
  const probabilities =
    task === 'binary'
      ? writeTwoProbabilities(graph, moved, calibration)
      : graph.node('Softmax', [moved], 'probabilities', { attributes: { axis: { int: 1 } } });
  const likeliest = graph.node('ArgMax', [probabilities], 'likeliest', {
    attributes: { axis: { int: 1 }, keepdims: { int: 0 } },
  });
  const label = graph.node('Gather', [graph.strings('classes', classes), likeliest], 'label');
  graph.output(label, 'string', [ROWS]);
  graph.output(probabilities, 'float32', [ROWS, classes.length]);
  return [
    { name: label, dtype: 'string', shape: [null], role: 'label' },
    { name: probabilities, dtype: 'float32', shape: [null, classes.length], role: 'probabilities' },
  ];
}

function writeTwoProbabilities(graph: GraphWriter, scores: string, calibration: Calibration | null): string {
  const positive = writeBent(graph, calibration, graph.node('Sigmoid', [scores], 'positive'));
  const negative = graph.node('Sub', [graph.floats('one', [], Float32Array.of(1)), positive], 'negative');
  return graph.node('Concat', [negative, positive], 'probabilities', { attributes: { axis: { int: 1 } } });
}
