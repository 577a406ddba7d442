import type { Task } from '../../../shared/model.ts';
import type { GraphWriter } from '../onnx/write-graph.ts';

/**
 * Writes the gradient of the weighted mean loss by the scores, [rows, scores]: what was said minus what is, as log loss
 * over a sigmoid or a softmax and half the squared error all have it (Bishop 2006, 4.3). `responses` are [rows, 1]:
 * class numbers, or standardised quantities; `weights` are [rows, 1] and 1 on average.
 */
export function writeLossSlope(
  graph: GraphWriter,
  task: Task,
  given: { readonly scores: string; readonly responses: string; readonly weights: string },
  classes: number,
  rows: number,
): string {
  const error = graph.node(
    'Sub',
    [said(graph, task, given.scores), wanted(graph, task, given.responses, classes)],
    'error',
  );
  const share = graph.node('Mul', [given.weights, graph.scalar('row_share', 1 / rows)], 'share');
  return graph.node('Mul', [error, share], 'loss_slope');
}

function said(graph: GraphWriter, task: Task, scores: string): string {
  if (task === 'regression') return scores;
  if (task === 'binary') return graph.node('Sigmoid', [scores], 'said');
  return graph.node('Softmax', [scores], 'said', { attributes: { axis: { int: 1 } } });
}

/** For many classes, 1 in the column of the row's class and 0 in the others. */
function wanted(graph: GraphWriter, task: Task, responses: string, classes: number): string {
  if (task !== 'multiclass') return responses;
  const numbers = graph.floats(
    'class_numbers',
    [classes],
    Float32Array.from({ length: classes }, (_, index) => index),
  );
  const isClass = graph.node('Equal', [responses, numbers], 'is_class');
  return graph.node('Cast', [isClass], 'wanted', { attributes: { to: { int: 1 } } });
}
