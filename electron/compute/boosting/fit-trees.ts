import type { Random } from '../../../shared/domain/random.ts';
import type { TreeParameters } from '../../../shared/training.ts';
import type { CurvePoint } from '../../../shared/model.ts';
import { type Breather, mapBreathing } from '../breather.ts';
import { type Checkpoint, decodeState, encodeState } from '../training/checkpoints.ts';
import { type BinnedRows, binRows, findBinBounds } from './bin-features.ts';
import { growTree } from './grow-tree.ts';
import { openTreeKernel } from './kernel/open-tree-kernel.ts';
import type { KernelShape, TreeKernel } from './kernel/tree-kernel.ts';
import { type Bounds, clamp, type Directions } from './monotone.ts';
import { createObjective, type Labels, type Objective } from './objectives.ts';
import { packGradients } from './packed-gradients.ts';
import { addTree, predictScores } from './predict-trees.ts';
import type { Ensemble, Tree } from './tree.ts';

/** Feature columns of equal length (float32, NaN where missing) and what is known of each row. */
export type LabelledRows = {
  readonly columns: readonly Float32Array[];
  readonly labels: Labels;
  /** As how many rows each one counts, not negative and not all 0; once each where there are none. */
  readonly weights?: Float64Array;
};

export type FitOptions = {
  readonly parameters: TreeParameters;
  readonly random: Random;
  readonly breather: Breather;
  /** Rows that judge every round; the fit then stops early and keeps its best rounds. Without them all rounds count. */
  readonly heldOut?: LabelledRows;
  /** Trees to keep and to add to: the scores start at what they say. Its branches decide by threshold, not by bin. */
  readonly start?: Ensemble;
  /** What the scores may do as features grow; anything where there are none. */
  readonly directions?: Directions;
  readonly onRound?: (point: CurvePoint) => void;
  /** What it tells are the rounds so far; the scores are worked out from them again. */
  readonly checkpoint?: Checkpoint;
  /** The fastest of this machine unless told; the trees are the same. */
  readonly openKernel?: (shape: KernelShape) => TreeKernel;
};

/** `rounds` and `curve` are of the new trees; with a start, point 0 of the curve is the start. */
export type Fit = { readonly ensemble: Ensemble; readonly rounds: number; readonly curve: readonly CurvePoint[] };

/** The training loss is a display: so many rows are enough for it. */
const TRAINING_LOSS_ROWS = 20_000;
const NOISE = 8_192;

/**
 * Gradient boosting over histograms (Friedman 2001; Chen and Guestrin 2016), one tree a round and score. The same
 * seed and rows give the same trees, whatever the machine. Columns must not be empty.
 */
export async function fitTrees(training: LabelledRows, options: FitOptions): Promise<Fit> {
  const state = await startFit(training, options);
  try {
    return await runRounds(state, training.columns, options);
  } finally {
    state.kernel.close();
  }
}

/** The rounds that a fit was through, as its checkpoint tells them. */
type Rounds = { readonly trees: readonly Tree[]; readonly curve: readonly CurvePoint[] };

async function runRounds(state: FitState, columns: LabelledRows['columns'], options: FitOptions): Promise<Fit> {
  const { parameters, breather, heldOut, checkpoint } = options;
  const judge = heldOut === undefined ? null : await startJudge(heldOut, state, options);
  const curve: CurvePoint[] = [];
  const encode = (): Uint8Array => encodeState({ trees: state.trees, curve } satisfies Rounds);
  if (checkpoint?.resumeFrom) {
    const earlier = decodeState<Rounds>(checkpoint.resumeFrom);
    await replayRounds(state, columns, earlier.trees, breather);
    await judge?.follow(earlier.trees);
    curve.push(...earlier.curve);
  } else if (judge !== null && options.start !== undefined) {
    const point = { iteration: 0, training: trainingLoss(state), heldOut: judge.hear([]) };
    curve.push(point);
    options.onRound?.(point);
  }
  let best = bestOf(curve);
  for (let round = roundsOf(state) + 1; round <= parameters.trees; round += 1) {
    if (parameters.earlyStopping > 0 && judge !== null && round - 1 - best.rounds >= parameters.earlyStopping) break;
    const trees = await growRound(state, options, round);
    // Nothing gains any more. The first round is kept all the same: a model must have a tree.
    if (state.kept.length + state.trees.length > 0 && trees.every((tree) => tree.feature.length === 1)) break;
    state.trees.push(...trees);
    if (judge !== null) {
      const point = { iteration: round, training: trainingLoss(state), heldOut: judge.hear(trees) };
      curve.push(point);
      options.onRound?.(point);
      if (point.heldOut < best.loss) best = { rounds: round, loss: point.heldOut };
    }
    checkpoint?.offer(encode);
    if (breather.isDue()) await breather.breathe();
  }
  checkpoint?.finish(encode);
  const rounds = judge !== null && parameters.earlyStopping > 0 ? best.rounds : roundsOf(state);
  return { ensemble: ensembleOf(state, rounds), rounds, curve };
}

const roundsOf = ({ trees, objective }: FitState): number => trees.length / objective.scoresPerRow;

/** The first round with the least loss; none of an empty curve. */
const bestOf = (curve: readonly CurvePoint[]): { rounds: number; loss: number } =>
  curve.reduce((best, { iteration, heldOut }) => (heldOut < best.loss ? { rounds: iteration, loss: heldOut } : best), {
    rounds: 0,
    loss: Infinity,
  });

/** Adds the answers of trees that were grown before to the training scores, in the order in which growing added them. */
async function replayRounds(
  state: FitState,
  columns: LabelledRows['columns'],
  trees: readonly Tree[],
  breather: Breather,
): Promise<void> {
  const binned = await binRows(columns, state.boundsByFeature, breather);
  await addTrees(trees, binned, state, state.scores, breather);
  state.objective.prepare(state.scores);
  state.trees.push(...trees);
}

const addTrees = (
  trees: readonly Tree[],
  binned: BinnedRows,
  { objective }: FitState,
  scores: Float64Array,
  breather: Breather,
): Promise<unknown> =>
  mapBreathing(
    trees,
    (tree, index) => addTree(tree, binned, scores, (index % objective.scoresPerRow) * binned.rows),
    breather,
  );

type FitState = {
  readonly objective: Objective;
  readonly rows: number;
  readonly weights: Float64Array | undefined;
  readonly boundsByFeature: readonly Float32Array[];
  readonly kernel: TreeKernel;
  readonly scores: Float64Array;
  readonly baseScores: Float32Array;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly noise: Float64Array;
  /** Trees of the start; none of a fit that begins anew. */
  readonly kept: readonly Tree[];
  readonly trees: Tree[];
};

async function startFit(
  { columns, labels, weights }: LabelledRows,
  { parameters, random, breather, start, directions, openKernel = openTreeKernel }: FitOptions,
): Promise<FitState> {
  const objective = createObjective(labels, weights);
  const rows = columns[0]?.length ?? 0;
  const boundsByFeature = await mapBreathing(columns, (values) => findBinBounds(values, parameters.bins), breather);
  const kernel = openKernel({ rows, boundsByFeature, leaves: parameters.leaves, ...(directions && { directions }) });
  await mapBreathing(columns, (values, feature) => kernel.bin(feature, values), breather);
  const baseScores = start?.baseScores ?? Float32Array.from(objective.baseScores);
  const scores = await startScores(start, baseScores, columns, breather);
  objective.prepare(scores);
  return {
    objective,
    rows,
    weights,
    boundsByFeature,
    kernel,
    scores,
    baseScores,
    gradients: new Float64Array(rows),
    hessians: new Float64Array(rows),
    noise: Float64Array.from({ length: NOISE }, random.next),
    kept: start?.trees ?? [],
    trees: [],
  };
}

/** What the start says of every row, score after score; without one, the base scores. */
async function startScores(
  start: Ensemble | undefined,
  baseScores: Float32Array,
  columns: LabelledRows['columns'],
  breather: Breather,
): Promise<Float64Array> {
  const rows = columns[0]?.length ?? 0;
  const said = start && (await predictScores(start, columns, breather));
  const scores = new Float64Array(rows * baseScores.length);
  baseScores.forEach((base, index) => {
    if (said === undefined) scores.fill(base, index * rows, (index + 1) * rows);
    else
      for (let row = 0; row < rows; row += 1) scores[index * rows + row] = said[row * baseScores.length + index] ?? 0;
  });
  return scores;
}

/** The trees of one round, whose answers are added to the training scores. */
async function growRound(
  state: FitState,
  { parameters, directions, breather }: FitOptions,
  round: number,
): Promise<readonly Tree[]> {
  const { objective, scores, rows, weights, gradients, hessians, kernel } = state;
  const { learningRate, lambda } = parameters;
  const leafValue = (leafRows: Int32Array, bounds: Bounds): number => {
    let [gradient, hessian] = [0, 0];
    for (let index = 0; index < leafRows.length; index += 1) {
      const row = leafRows[index] as number; // a leaf's rows are training rows
      gradient += gradients[row] as number;
      hessian += hessians[row] as number;
    }
    const scaled = { lower: learningRate * bounds.lower, upper: learningRate * bounds.upper };
    return Math.fround(clamp((-learningRate * gradient) / (hessian + lambda), scaled));
  };
  const trees: Tree[] = [];
  for (let target = 0; target < objective.scoresPerRow; target += 1) {
    objective.measure(scores, target, gradients, hessians);
    if (weights !== undefined) for (const each of [gradients, hessians]) multiply(each, weights);
    const turn = round * objective.scoresPerRow + target;
    const packed = packGradients(gradients, hessians, kernel.packed, state.noise, turn);
    const rule = { limits: parameters, leafValue, ...(weights && { weights }), ...(directions && { directions }) };
    const { tree, leaves } = await growTree(kernel, state.boundsByFeature, packed, rule, breather);
    for (const { node, start, end } of leaves) {
      addToScores(scores, target * rows, kernel.order.subarray(start, end), tree.value[node] ?? 0);
    }
    trees.push(tree);
  }
  objective.prepare(scores);
  return trees;
}

/** In place, number by number. */
function multiply(values: Float64Array, by: Float64Array): void {
  for (let row = 0; row < values.length; row += 1) values[row] = (values[row] as number) * (by[row] as number); // one a row
}

function addToScores(scores: Float64Array, offset: number, rows: Int32Array, value: number): void {
  for (let index = 0; index < rows.length; index += 1) {
    const at = offset + (rows[index] as number); // rows are training rows
    scores[at] = (scores[at] as number) + value;
  }
}

const trainingLoss = ({ objective, scores, rows }: FitState): number =>
  objective.loss(scores, Math.max(1, Math.floor(rows / TRAINING_LOSS_ROWS)));

type Judge = {
  readonly hear: (trees: readonly Tree[]) => number;
  /** Takes in the trees of earlier rounds, all of them together. */
  readonly follow: (trees: readonly Tree[]) => Promise<unknown>;
};

/** Follows the held-out rows' scores, and tells their loss after each round. */
async function startJudge(
  { columns, labels, weights }: LabelledRows,
  state: FitState,
  { breather, start }: FitOptions,
): Promise<Judge> {
  const objective = createObjective(labels, weights);
  const binned = await binRows(columns, state.boundsByFeature, breather);
  const scores = await startScores(start, state.baseScores, columns, breather);
  return {
    hear: (trees) => {
      trees.forEach((tree, target) => addTree(tree, binned, scores, target * binned.rows));
      objective.prepare(scores);
      return objective.loss(scores, 1);
    },
    follow: (trees) => addTrees(trees, binned, state, scores, breather),
  };
}

function ensembleOf({ kept, trees, objective, baseScores }: FitState, rounds: number): Ensemble {
  const { scoresPerRow } = objective;
  return { trees: [...kept, ...trees.slice(0, rounds * scoresPerRow)], scoresPerRow, baseScores };
}
