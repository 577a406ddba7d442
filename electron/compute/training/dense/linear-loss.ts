import type { Matrix } from './prepare-features.ts';

/** What the scores are to be: class numbers (for two classes 0 and 1), or a standardised quantity. */
export type Responses = {
  readonly task: 'binary' | 'multiclass' | 'regression';
  readonly values: Float64Array;
  /** As how many rows each one counts; once each where there are none. */
  readonly weights?: Float64Array;
  /** One for two classes and for a quantity. */
  readonly scoresPerRow: number;
};

/** As how many rows all count. */
export const totalWeight = ({ values, weights }: Responses): number =>
  weights?.reduce((sum, weight) => sum + weight, 0) ?? values.length;

/**
 * The rows' mean loss at `parameters` (weights `column * scores + score`, then the biases), whose slope is written to
 * `to`: log loss for classes, half the squared error for a quantity.
 */
export function measureSlope(
  { values, rows, width }: Matrix,
  responses: Responses,
  total: number,
  parameters: Float64Array,
  to: Float64Array,
): number {
  const { scoresPerRow: count, weights } = responses;
  const errors = new Float64Array(count);
  const biases = width * count;
  let loss = 0;
  to.fill(0);
  for (let row = 0, start = 0; row < rows; row += 1, start += width) {
    for (let score = 0; score < count; score += 1) {
      errors[score] = parameters[biases + score] as number; // in range, here and below
    }
    addScores(values, start, width, parameters, errors);
    const weight = weights === undefined ? 1 : (weights[row] as number);
    loss += weight * scoresToErrors(errors, responses, row);
    for (let score = 0; score < count; score += 1) {
      errors[score] = (errors[score] as number) * weight;
      to[biases + score] = (to[biases + score] as number) + (errors[score] as number);
    }
    addOuterProduct(values, start, width, errors, to);
  }
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) / total;
  return loss / total;
}

/** Adds a row's columns times their weights to its scores. */
function addScores(
  values: Float32Array,
  start: number,
  width: number,
  parameters: Float64Array,
  scores: Float64Array,
): void {
  const count = scores.length;
  if (count === 1) {
    let sum = scores[0] as number; // in range, here and below
    for (let column = 0; column < width; column += 1) {
      sum += (values[start + column] as number) * (parameters[column] as number);
    }
    scores[0] = sum;
    return;
  }
  for (let column = 0; column < width; column += 1) {
    const value = values[start + column] as number;
    if (value === 0) continue; // most are, where there are categories
    const first = column * count;
    for (let score = 0; score < count; score += 1) {
      scores[score] = (scores[score] as number) + value * (parameters[first + score] as number);
    }
  }
}

/** Adds each of a row's columns times each error to the slope by that weight. */
function addOuterProduct(
  values: Float32Array,
  start: number,
  width: number,
  errors: Float64Array,
  to: Float64Array,
): void {
  const count = errors.length;
  if (count === 1) {
    const error = errors[0] as number; // in range, here and below
    for (let column = 0; column < width; column += 1) {
      to[column] = (to[column] as number) + (values[start + column] as number) * error;
    }
    return;
  }
  for (let column = 0; column < width; column += 1) {
    const value = values[start + column] as number;
    if (value === 0) continue;
    const first = column * count;
    for (let score = 0; score < count; score += 1) {
      to[first + score] = (to[first + score] as number) + value * (errors[score] as number);
    }
  }
}

/** In place, what was said minus what is; answers the row's loss. */
function scoresToErrors(scores: Float64Array, { task, values }: Responses, row: number): number {
  const response = values[row] as number; // one a row
  const first = scores[0] as number; // there is one at least
  if (task === 'regression') {
    scores[0] = first - response;
    return (scores[0] * scores[0]) / 2;
  }
  if (task === 'binary') {
    scores[0] = 1 / (1 + Math.exp(-first)) - response;
    const margin = response === 1 ? first : -first;
    return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0); // log(1 + exp(-margin)) without overflow
  }
  return softmaxToErrors(scores, response);
}

function softmaxToErrors(scores: Float64Array, response: number): number {
  let [most, sum] = [-Infinity, 0];
  for (let index = 0; index < scores.length; index += 1) most = Math.max(most, scores[index] as number); // in range, here and below
  const said = (scores[response] as number) - most;
  for (let index = 0; index < scores.length; index += 1) {
    scores[index] = Math.exp((scores[index] as number) - most);
    sum += scores[index] as number;
  }
  for (let index = 0; index < scores.length; index += 1) {
    scores[index] = (scores[index] as number) / sum - (index === response ? 1 : 0);
  }
  return Math.log(sum) - said;
}
