import type { Matrix } from './prepare-features.ts';
import { scoreLinear } from './score-linear.ts';
import type { Responses } from './linear-loss.ts';
import type { Linear } from './solve-linear.ts';

export type Judged = { readonly matrix: Matrix; readonly responses: Responses };

/** Mean log loss, or root mean squared error in standard deviations of the quantity; without the penalties. */
export const measureLoss = ({ matrix, responses }: Judged, linear: Linear): number =>
  meanLoss(scoreLinear(matrix, linear, responses.scoresPerRow), responses);

/** The same of scores, row-major rows × scores. */
export function meanLoss(scores: Float32Array, { task, values, weights, scoresPerRow }: Responses): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < values.length; row += 1) {
    const weight = weights?.[row] ?? 1;
    total += weight;
    const response = values[row] as number; // one a row
    const first = scores[row * scoresPerRow] as number; // in range
    if (task === 'regression') sum += weight * (first - response) ** 2;
    else if (task === 'binary') sum += weight * softplus(response === 1 ? -first : first);
    else sum += weight * surprise(scores, row * scoresPerRow, scoresPerRow, response);
  }
  return task === 'regression' ? Math.sqrt(sum / total) : sum / total;
}

/** log(1 + exp(x)) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Minus the log of the softmax of a class among the `count` scores from `start` on. */
function surprise(scores: Float32Array, start: number, count: number, classNumber: number): number {
  let most = -Infinity;
  for (let at = start; at < start + count; at += 1) most = Math.max(most, scores[at] as number); // in range, here and below
  let sum = 0;
  for (let at = start; at < start + count; at += 1) sum += Math.exp((scores[at] as number) - most);
  return most + Math.log(sum) - (scores[start + classNumber] as number);
}
