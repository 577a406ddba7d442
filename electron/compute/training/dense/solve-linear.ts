import type { Breather } from '../../breather.ts';
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

/** `weights[column * scoresPerRow + score]`, one bias a score. */
export type Linear = { readonly weights: Float64Array; readonly bias: Float64Array };

export type SolveOptions = {
  readonly l1: number;
  readonly l2: number;
  readonly iterations: number;
  readonly breather: Breather;
  /** Called every so often with the steps done and the weights so far. */
  readonly onStep?: (step: number, linear: Linear) => void;
  /** Where an earlier solving of the same was, as `onState` told; the steps go on from there. */
  readonly startFrom?: Solving | null;
  /** Called after each step. */
  readonly onState?: (solving: Solving) => void;
};

/** The largest change of a weight in one step, by how steep the loss is at most, at which a fit has settled. */
const SETTLED = 1e-6;
const STEPS_BETWEEN = 20;
const POWER_STEPS = 30;
/** Power iteration comes to the steepness from below. */
const STEEPNESS_MARGIN = 1.05;

/**
 * Least loss by accelerated proximal gradient steps (FISTA: Beck and Teboulle 2009) that start their momentum anew
 * where it leads astray (O'Donoghue and Candès 2015). Log loss for classes, half the squared error for a quantity; the
 * bias is not penalised. The same rows give the same weights.
 */
export async function solveLinear(
  matrix: Matrix,
  responses: Responses,
  { l1, l2, iterations, breather, onStep, startFrom, onState }: SolveOptions,
): Promise<Linear & { readonly steps: number }> {
  const { rows, width } = matrix;
  const { task, weights, scoresPerRow } = responses;
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
  const curvature = { binary: 1 / 4, multiclass: 1 / 2, regression: 1 }[task];
  const steepness =
    curvature * (await largestEigenvalue(matrix, weights, total, breather)) * STEEPNESS_MARGIN + l2 / total;
  const penalty = { l1: l1 / total, l2: l2 / total, weights: width * scoresPerRow };
  const gradient = new Float64Array((width + 1) * scoresPerRow); // the biases are the last
  let state: Solving = startFrom ?? {
    current: gradient.slice(),
    leading: gradient.slice(),
    momentum: 1,
    change: Infinity,
    steps: 0,
  };
  while (state.steps < iterations && state.change * steepness >= SETTLED) {
    measureGradient(matrix, responses, total, state.leading, gradient);
    state = takeStep(state, gradient, steepness, penalty);
    if (state.steps % STEPS_BETWEEN === 0) onStep?.(state.steps, linearOf(state.current, penalty.weights));
    onState?.(state);
    if (breather.isDue()) await breather.breathe();
  }
  return { ...linearOf(state.current, penalty.weights), steps: state.steps };
}

/** `leading` is where momentum carries `current`; `change` the largest of any parameter in the last step. */
export type Solving = {
  readonly current: Float64Array<ArrayBuffer>;
  readonly leading: Float64Array<ArrayBuffer>;
  readonly momentum: number;
  readonly change: number;
  readonly steps: number;
};

/** By the row; the parameters from `weights` on are biases and go free. */
type Penalty = { readonly l1: number; readonly l2: number; readonly weights: number };

function takeStep(
  { current, leading, momentum, steps }: Solving,
  gradient: Float64Array,
  steepness: number,
  penalty: Penalty,
): Solving {
  const next = new Float64Array(current.length);
  let [change, along] = [0, 0];
  for (let at = 0; at < next.length; at += 1) {
    const isBias = at >= penalty.weights;
    const from = leading[at] as number; // in range, here and below
    const slope = (gradient[at] as number) + (isBias ? 0 : penalty.l2 * from);
    const moved = from - slope / steepness;
    const value = isBias ? moved : shrink(moved, penalty.l1 / steepness);
    next[at] = value;
    change = Math.max(change, Math.abs(value - from));
    along += (from - value) * (value - (current[at] as number));
  }
  const isAstray = along > 0;
  const following = isAstray ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
  const ahead = isAstray ? 0 : (momentum - 1) / following;
  const led = next.map((value, at) => value + ahead * (value - (current[at] as number)));
  return { current: next, leading: led, momentum: following, change, steps: steps + 1 };
}

const linearOf = (parameters: Float64Array, weights: number): Linear => ({
  weights: parameters.slice(0, weights),
  bias: parameters.slice(weights),
});

const shrink = (value: number, by: number): number => Math.sign(value) * Math.max(0, Math.abs(value) - by);

/** The mean loss's slope by every weight and bias. */
function measureGradient(
  { values, rows, width }: Matrix,
  responses: Responses,
  total: number,
  parameters: Float64Array,
  to: Float64Array,
): void {
  const { scoresPerRow: count } = responses;
  const errors = new Float64Array(count);
  const biases = width * count;
  to.fill(0);
  for (let row = 0, start = 0; row < rows; row += 1, start += width) {
    for (let score = 0; score < count; score += 1) errors[score] = parameters[biases + score] as number; // in range, here and below
    for (let column = 0; column < width; column += 1) {
      const value = values[start + column] as number;
      if (value === 0) continue; // most are, where there are categories
      for (let score = 0; score < count; score += 1) {
        errors[score] = (errors[score] as number) + value * (parameters[column * count + score] as number);
      }
    }
    scoresToErrors(errors, responses, row);
    if (responses.weights !== undefined) weigh(errors, responses.weights[row] as number);
    for (let column = 0; column < width; column += 1) {
      const value = values[start + column] as number;
      if (value === 0) continue;
      for (let score = 0; score < count; score += 1) {
        const at = column * count + score;
        to[at] = (to[at] as number) + value * (errors[score] as number);
      }
    }
    for (let score = 0; score < count; score += 1)
      to[biases + score] = (to[biases + score] as number) + (errors[score] as number);
  }
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) / total;
}

function weigh(errors: Float64Array, weight: number): void {
  for (let score = 0; score < errors.length; score += 1) errors[score] = (errors[score] as number) * weight; // in range
}

/** In place: what was said minus what is. */
function scoresToErrors(scores: Float64Array, { task, values }: Responses, row: number): void {
  const response = values[row] as number; // one a row
  if (task === 'regression') scores[0] = (scores[0] as number) - response;
  else if (task === 'binary') scores[0] = 1 / (1 + Math.exp(-(scores[0] as number))) - response;
  else {
    let [most, sum] = [-Infinity, 0];
    for (const score of scores) most = Math.max(most, score);
    for (let index = 0; index < scores.length; index += 1) {
      scores[index] = Math.exp((scores[index] as number) - most); // in range
      sum += scores[index] as number;
    }
    for (let index = 0; index < scores.length; index += 1) {
      scores[index] = (scores[index] as number) / sum - (index === response ? 1 : 0);
    }
  }
}

/** Of the rows' mean outer product, each row with a 1 for the bias: how steep half a squared error is at most. */
async function largestEigenvalue(
  { values, rows, width }: Matrix,
  weights: Float64Array | undefined,
  total: number,
  breather: Breather,
): Promise<number> {
  let vector = new Float64Array(width + 1).fill(1 / Math.sqrt(width + 1));
  let length = 0;
  for (let step = 0; step < POWER_STEPS; step += 1) {
    const next = new Float64Array(width + 1);
    for (let row = 0, start = 0; row < rows; row += 1, start += width) {
      let along = vector[width] as number; // in range, here and below
      for (let column = 0; column < width; column += 1)
        along += (values[start + column] as number) * (vector[column] as number);
      along *= weights?.[row] ?? 1;
      for (let column = 0; column < width; column += 1) {
        next[column] = (next[column] as number) + along * (values[start + column] as number);
      }
      next[width] = (next[width] as number) + along;
    }
    length = Math.hypot(...next) / total;
    vector = next.map((value) => value / (length * total));
    if (breather.isDue()) await breather.breathe();
  }
  return length;
}
