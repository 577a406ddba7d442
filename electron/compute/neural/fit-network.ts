import type { Random } from '../../../shared/domain/random.ts';
import type { CurvePoint } from '../../../shared/model.ts';
import type { Breather } from '../breather.ts';
import { type Examples, type Moments, openStepper, type Stepper } from './batch-runner.ts';
import { drawParameters, type Network } from './network.ts';
import type { Task } from '../../../shared/model.ts';
import { correctedRate } from './write-adam.ts';

export type FitOptions = {
  readonly task: Task;
  readonly scoresPerRow: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** At the first step; it falls to 0 along half a cosine until `epochs` are done (Loshchilov and Hutter 2017). */
  readonly learningRate: number;
  /** Share of themselves that weights shrink by in a step, times the rate of that step. */
  readonly weightDecay: number;
  /** Epochs without a better held-out loss after which to stop; 0 never stops early. */
  readonly patience: number;
  /** Exactly so many epochs, along the same course. */
  readonly rounds?: number;
  readonly random: Random;
  readonly breather: Breather;
  /** Losses under the parameters given; without it there is no curve, and the last parameters are kept. */
  readonly judge?: (parameters: Float32Array) => Promise<Pick<CurvePoint, 'training' | 'heldOut'>>;
  readonly onRound?: (point: CurvePoint) => void;
  /** Parameters to begin with; null draws them. */
  readonly start: Float32Array<ArrayBuffer> | null;
  /** Where an earlier fit of the same examples and options stood; null begins anew. */
  readonly state: FitState | null;
  /** Called after each epoch; the arrays are the caller's to keep. */
  readonly onState: (state: FitState) => void;
};

/** All that a fit needs to go on: what is random about an epoch follows from the seed and the epoch's number. */
export type FitState = Moments & {
  readonly epoch: number;
  readonly curve: readonly CurvePoint[];
  /** Of the epoch with the least held-out loss. */
  readonly best: { readonly epoch: number; readonly parameters: Float32Array<ArrayBuffer> } | null;
};

export type NetworkFit = {
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly rounds: number;
  readonly curve: readonly CurvePoint[];
};

/**
 * Fits a network by batches drawn without replacement; of each epoch the rows that fill no whole batch are left out,
 * others each time. Keeps the parameters of the epoch that was best by the held-out loss.
 */
export async function fitNetwork(
  network: Network,
  examples: Examples,
  rows: Int32Array,
  options: FitOptions,
): Promise<NetworkFit> {
  const { task, scoresPerRow, rounds = options.epochs } = options;
  const batch = Math.min(options.batchSize, rows.length);
  let state = options.state ?? (await firstState(network, options));
  const stepper = await openStepper(network, { task, scoresPerRow, batch }, examples, copyMoments(state));
  try {
    while (state.epoch < rounds && !isSettled(state, options.patience)) {
      await runEpoch(stepper, rows, batch, state.epoch, options);
      state = await judgeEpoch(stepper, state, options);
      options.onState(state);
    }
  } finally {
    await stepper.release();
  }
  const { epoch, parameters } = state.best ?? state;
  return { parameters, rounds: epoch, curve: state.curve };
}

/** A start is judged before the first epoch: what makes it worse is not kept. */
async function firstState(network: Network, { random, start, judge, onRound }: FitOptions): Promise<FitState> {
  const parameters = start ?? drawParameters(network, random.fork('parameters'));
  const zeros = () => new Float32Array(parameters.length);
  const first = { epoch: 0, parameters, momentum: zeros(), variance: zeros(), curve: [], best: null };
  if (start === null || !judge) return first;
  const point = { iteration: 0, ...(await judge(start)) };
  onRound?.(point);
  return { ...first, curve: [point], best: { epoch: 0, parameters: start } };
}

const isSettled = ({ epoch, best }: FitState, patience: number): boolean =>
  patience > 0 && best !== null && epoch - best.epoch >= patience;

async function runEpoch(
  { step, drop }: Stepper,
  rows: Int32Array,
  batch: number,
  epoch: number,
  { random, breather, epochs, learningRate, weightDecay }: FitOptions,
): Promise<void> {
  const order = shuffled(rows, random.fork(`epoch ${epoch}`));
  const dropping = random.fork(`dropout ${epoch}`);
  const steps = Math.floor(rows.length / batch);
  for (let index = 0; index < steps; index += 1) {
    const done = epoch * steps + index;
    const rate = (learningRate * (1 + Math.cos((Math.PI * done) / (epochs * steps)))) / 2;
    drop(dropping);
    await step(order.subarray(index * batch, (index + 1) * batch), correctedRate(rate, done + 1), rate * weightDecay);
    if (breather.isDue()) await breather.breathe();
  }
}

/** The state after an epoch, its vectors copied out of the stepper's. */
async function judgeEpoch({ moments }: Stepper, before: FitState, { judge, onRound }: FitOptions): Promise<FitState> {
  const after = { ...before, ...copyMoments(moments()), epoch: before.epoch + 1 };
  if (!judge) return after;
  const point = { iteration: after.epoch, ...(await judge(after.parameters)) };
  onRound?.(point);
  const least = before.curve.find(({ iteration }) => iteration === before.best?.epoch)?.heldOut ?? Infinity;
  const best = point.heldOut < least ? { epoch: after.epoch, parameters: after.parameters } : before.best;
  return { ...after, curve: [...before.curve, point], best };
}

const copyMoments = ({ parameters, momentum, variance }: Moments): Moments => ({
  parameters: parameters.slice(),
  momentum: momentum.slice(),
  variance: variance.slice(),
});

/** Fisher and Yates, in a copy. */
export function shuffled(rows: Int32Array, random: Random): Int32Array {
  const order = rows.slice();
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.int(last + 1);
    const taken = order[last] as number; // both lie within the order
    order[last] = order[other] as number;
    order[other] = taken;
  }
  return order;
}
