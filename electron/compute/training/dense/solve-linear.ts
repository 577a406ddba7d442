import type { Breather } from '../../breather.ts';
import { measureSlope, type Responses, totalWeight } from './linear-loss.ts';
import { type Descent, minimise } from './minimise.ts';
import type { Matrix } from './prepare-features.ts';

/** `weights[column * scoresPerRow + score]`, one bias a score. */
export type Linear = { readonly weights: Float64Array; readonly bias: Float64Array };

export type SolveOptions = {
  readonly l1: number;
  readonly l2: number;
  readonly iterations: number;
  readonly breather: Breather;
  /** Weights to begin at and to stay near; at 0 and near 0 where there are none. */
  readonly near?: Near;
  /** Called every other step with the steps done and the weights so far. */
  readonly onStep?: (step: number, linear: Linear) => void;
  /** Where an earlier solving of the same was, as `onState` told; the steps go on from there. */
  readonly startFrom?: Descent | null;
  /** Called after each step. */
  readonly onState?: (solving: Descent) => void;
};

/** `pull` / 2 times the squared distance from `linear` is added, in place of `l2`; the biases' included. */
export type Near = { readonly linear: Linear; readonly pull: number };

/** How steep a loss is at most, by how steep half a squared error is. */
const STEEPNESS = { binary: 1 / 4, multiclass: 1 / 2, regression: 1 } as const;

/**
 * The weights of least mean loss and penalties: log loss for classes, half the squared error for a quantity; the bias
 * is not penalised, unless it is to stay near another. The same rows give the same weights.
 */
export async function solveLinear(
  matrix: Matrix,
  responses: Responses,
  { l1, l2, iterations, breather, near, onStep, startFrom = null, onState }: SolveOptions,
): Promise<Linear & { readonly steps: number }> {
  const weights = matrix.width * responses.scoresPerRow;
  const parameters = weights + responses.scoresPerRow; // the biases are the last
  const total = totalWeight(responses);
  const home = new Float64Array(parameters);
  if (near !== undefined) {
    home.set(near.linear.weights);
    home.set(near.linear.bias, weights);
  }
  const draw = new Float64Array(parameters).fill(near?.pull ?? l2, 0, near === undefined ? weights : parameters);
  const smooth = (at: Float64Array, slope: Float64Array): number => {
    let cost = measureSlope(matrix, responses, total, at, slope);
    for (let index = 0; index < parameters; index += 1) {
      const [away, strength] = [(at[index] as number) - (home[index] as number), (draw[index] as number) / total]; // in range
      cost += (strength * away * away) / 2;
      slope[index] = (slope[index] as number) + strength * away;
    }
    return cost;
  };
  const solved = await minimise(smooth, home.slice(), {
    l1: new Float64Array(parameters).fill(l1 / total, 0, weights),
    curvature: curvatureOf(matrix, responses, total, draw),
    iterations,
    breather,
    startFrom,
    onStep: (state) => {
      if (state.steps % 2 === 0) onStep?.(state.steps, linearOf(state.parameters, weights));
      onState?.(state);
    },
  });
  return { ...linearOf(solved.parameters, weights), steps: solved.steps };
}

const linearOf = (parameters: Float64Array, weights: number): Linear => ({
  weights: parameters.slice(0, weights),
  bias: parameters.slice(weights),
});

/** By parameter, how fast the mean loss's slope changes at most where nothing else moves. */
function curvatureOf(
  { values, width }: Matrix,
  { task, weights, scoresPerRow }: Responses,
  total: number,
  draw: Float64Array,
): Float64Array {
  const squares = new Float64Array(width + 1).fill(0);
  squares[width] = total; // the bias is a column of ones
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number; // in range, here and below
    if (value === 0) continue;
    const column = at % width;
    squares[column] = (squares[column] as number) + value * value * (weights?.[(at - column) / width] ?? 1);
  }
  return Float64Array.from({ length: squares.length * scoresPerRow }, (_, at) => {
    const column = Math.floor(at / scoresPerRow);
    const steepness = (STEEPNESS[task] * (squares[column] as number) + (draw[at] as number)) / total;
    return steepness > 0 ? steepness : 1; // a column of zeros moves nothing
  });
}
