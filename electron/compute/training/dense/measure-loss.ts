import type { Matrix } from './prepare-features.ts';
import { scoreLinear } from './score-linear.ts';
import type { Linear, Responses } from './solve-linear.ts';

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
    else {
      const said = scores.subarray(row * scoresPerRow, (row + 1) * scoresPerRow);
      sum += weight * (logSumExp(said) - (said[response] as number)); // a class number is below the scores
    }
  }
  return task === 'regression' ? Math.sqrt(sum / total) : sum / total;
}

/** log(1 + exp(x)) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function logSumExp(scores: Float32Array): number {
  const most = scores.reduce((largest, score) => Math.max(largest, score), -Infinity);
  return most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0));
}
