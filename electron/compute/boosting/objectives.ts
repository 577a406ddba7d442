/** What the trees are fitted to, by row of the training part. */
export type Labels =
  | { readonly task: 'binary'; readonly positive: Uint8Array }
  | { readonly task: 'multiclass'; readonly classOf: Int32Array; readonly classes: number }
  /** Standardised: mean 0 and standard deviation 1 over the training part. */
  | { readonly task: 'regression'; readonly values: Float64Array };

/**
 * A loss over scores (log-odds, or standardised numbers), held class after class: `scores[class * rows + row]`.
 * Gradients and hessians are of the loss by the score.
 */
export type Objective = {
  readonly scoresPerRow: number;
  /** Where the scores start: what a model without trees would best say. */
  readonly baseScores: readonly number[];
  /** Called once after the scores have changed and before `measure` and `loss` are asked of them. */
  readonly prepare: (scores: Float64Array) => void;
  /** Writes one class's gradients and hessians, one a row. */
  readonly measure: (scores: Float64Array, scoreIndex: number, gradients: Float64Array, hessians: Float64Array) => void;
  /** Log loss, or root mean squared error, over every `step`-th row. */
  readonly loss: (scores: Float64Array, step: number) => number;
};

/** Probabilities are kept this far from 0 and 1 in the log loss. */
const LEAST_PROBABILITY = 1e-15;

/** `weights`, one a row, say as how many rows each counts in starts and losses: once where there are none. */
export function createObjective(labels: Labels, weights?: Float64Array): Objective {
  const weightOf = weights === undefined ? () => 1 : (row: number): number => weights[row] as number; // one a row
  switch (labels.task) {
    case 'binary':
      return logistic(labels.positive, weightOf);
    case 'multiclass':
      return softmax(labels.classOf, labels.classes, weightOf);
    case 'regression':
      return squaredError(labels.values, weightOf);
  }
}

type WeightOf = (row: number) => number;

/** The weighted mean of one number a row, over every `step`-th row. */
function meanOf(rows: number, weightOf: WeightOf, valueOf: (row: number) => number, step = 1): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < rows; row += step) {
    const weight = weightOf(row);
    sum += weight * valueOf(row);
    total += weight;
  }
  return sum / total;
}

function logistic(positive: Uint8Array, weightOf: WeightOf): Objective {
  const seen = meanOf(positive.length, weightOf, (row) => positive[row] as number); // in range
  const share = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, seen));
  return {
    scoresPerRow: 1,
    baseScores: [Math.log(share / (1 - share))],
    prepare: () => undefined,
    measure: (scores, _, gradients, hessians) => {
      for (let row = 0; row < positive.length; row += 1) {
        const probability = 1 / (1 + Math.exp(-(scores[row] as number))); // one score a row
        gradients[row] = probability - (positive[row] as number);
        hessians[row] = probability * (1 - probability);
      }
    },
    loss: (scores, step) => {
      const lossOf = (row: number): number => {
        const score = scores[row] as number; // one score a row
        const margin = positive[row] === 1 ? score : -score;
        // log(1 + exp(-margin)) without overflow.
        return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0);
      };
      return meanOf(positive.length, weightOf, lossOf, step);
    },
  };
}

function softmax(classOf: Int32Array, classes: number, weightOf: WeightOf): Objective {
  const rows = classOf.length;
  const counts = new Float64Array(classes);
  classOf.forEach((label, row) => (counts[label] = (counts[label] as number) + weightOf(row))); // labels are below classes
  const total = counts.reduce((sum, count) => sum + count, 0);
  const probabilities = new Float64Array(rows * classes);
  return {
    scoresPerRow: classes,
    baseScores: [...counts].map((count) => Math.log(Math.max(count, 0.5) / total)),
    prepare: (scores) => {
      for (let start = 0; start < rows; start += BLOCK_ROWS) {
        fillProbabilities(scores, start, Math.min(rows, start + BLOCK_ROWS), rows, probabilities);
      }
    },
    measure: (_, label, gradients, hessians) => {
      for (let row = 0; row < rows; row += 1) {
        const probability = probabilities[label * rows + row] as number; // one a class and row
        gradients[row] = probability - (classOf[row] === label ? 1 : 0);
        hessians[row] = probability * (1 - probability);
      }
    },
    loss: (_, step) => {
      const lossOf = (row: number): number =>
        -Math.log(Math.max(LEAST_PROBABILITY, probabilities[(classOf[row] as number) * rows + row] as number)); // in range
      return meanOf(rows, weightOf, lossOf, step);
    },
  };
}

/** Scores lie class after class: so many rows at once stay in the processor's cache while the classes pass. */
const BLOCK_ROWS = 512;

/** The softmax of some rows, each with its largest score taken off first so that nothing overflows. */
function fillProbabilities(scores: Float64Array, start: number, end: number, rows: number, to: Float64Array): void {
  const most = new Float64Array(end - start).fill(-Infinity);
  const sums = new Float64Array(end - start);
  for (let base = start; base < scores.length; base += rows) {
    for (let row = 0; row < most.length; row += 1) {
      most[row] = Math.max(most[row] as number, scores[base + row] as number); // in range, here and below
    }
  }
  for (let base = start; base < scores.length; base += rows) {
    for (let row = 0; row < most.length; row += 1) {
      const weight = Math.exp((scores[base + row] as number) - (most[row] as number));
      to[base + row] = weight;
      sums[row] = (sums[row] as number) + weight;
    }
  }
  for (let base = start; base < scores.length; base += rows) {
    for (let row = 0; row < most.length; row += 1) to[base + row] = (to[base + row] as number) / (sums[row] as number);
  }
}

function squaredError(values: Float64Array, weightOf: WeightOf): Objective {
  return {
    scoresPerRow: 1,
    baseScores: [meanOf(values.length, weightOf, (row) => values[row] as number)], // in range
    prepare: () => undefined,
    measure: (scores, _, gradients, hessians) => {
      for (let row = 0; row < values.length; row += 1)
        gradients[row] = (scores[row] as number) - (values[row] as number); // in range
      hessians.fill(1);
    },
    loss: (scores, step) => {
      const lossOf = (row: number): number => ((scores[row] as number) - (values[row] as number)) ** 2; // in range
      return Math.sqrt(meanOf(values.length, weightOf, lossOf, step));
    },
  };
}
