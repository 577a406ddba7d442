import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Random } from '../../../shared/domain/random.ts';
import type { Task } from '../../../shared/model.ts';
import { sizeOf } from './layer.ts';
import { createMasks } from './masks.ts';
import type { Network } from './network.ts';
import { writeScores, writeStep } from './write-step.ts';

/**
 * One thread: small steps gain nothing by a second one, and sums that never change their order give the same bits
 * whatever the number of processors.
 */
const OPTIONS: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
/** Numbers of the inputs that are scored in one run: what lies between the layers takes some times their memory. */
const SCORED_AT_ONCE = 2 ** 18;
const MOST_ROWS_AT_ONCE = 4_096;

/** What a network learns from; row-major, one example a row. */
export type Examples = {
  readonly inputs: Float32Array | Uint8Array;
  /** Class numbers, or standardised quantities. */
  readonly responses: Float32Array;
  /** 1 on average over the rows trained on. */
  readonly weights: Float32Array;
};

/** Flat vectors, one number a parameter. */
export type Moments = {
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly momentum: Float32Array<ArrayBuffer>;
  readonly variance: Float32Array<ArrayBuffer>;
};

export type Stepper = {
  /** Trains on one batch of rows, `rate` and `decay` as `writeStep` takes them. */
  readonly step: (rows: Int32Array, rate: number, decay: number) => Promise<void>;
  /** Draws what the steps drop from here on, until the next draw; at first they drop nothing. */
  readonly drop: (random: Random) => void;
  /** What the last step left; the next but one overwrites it. */
  readonly moments: () => Moments;
  readonly release: () => Promise<void>;
};

/**
 * Opens the training step over examples that stay where they are. Two sets of vectors take turns as input and output,
 * so that a step copies and allocates nothing.
 */
export async function openStepper(
  network: Network,
  { task, scoresPerRow, batch }: { readonly task: Task; readonly scoresPerRow: number; readonly batch: number },
  { inputs, responses, weights }: Examples,
  start: Moments,
): Promise<Stepper> {
  const session = await InferenceSession.create(writeStep(network, task, scoresPerRow, batch), OPTIONS);
  const column = (values: Float32Array): Tensor => new Tensor('float32', values, [values.length, 1]);
  const [taken, rate, decay] = [new Int32Array(batch), new Float32Array(1), new Float32Array(1)];
  const masks = createMasks(network, batch);
  const given = {
    ...masks.feeds,
    examples: tensorOf(network, inputs, responses.length),
    responses: column(responses),
    weights: column(weights),
    rows: new Tensor('int32', taken, [batch]),
    rate: new Tensor('float32', rate, []),
    decay: new Tensor('float32', decay, []),
  };
  const blank = () => new Float32Array(start.parameters.length);
  let current = vectorsOf(start, given);
  let next = vectorsOf({ parameters: blank(), momentum: blank(), variance: blank() }, given);
  return {
    step: async (rows, rateNow, decayNow) => {
      taken.set(rows);
      rate[0] = rateNow;
      decay[0] = decayNow;
      await session.run(current.inputs, next.outputs);
      [current, next] = [next, current];
    },
    drop: masks.draw,
    moments: () => current.moments,
    release: () => session.release(),
  };
}

/** The same memory by the names of the graph's inputs, beside what else it takes, and of its outputs. */
function vectorsOf(moments: Moments, given: Readonly<Record<string, Tensor>>) {
  const vector = (values: Float32Array): Tensor => new Tensor('float32', values, [values.length]);
  const parameters = vector(moments.parameters);
  const momentum = vector(moments.momentum);
  const variance = vector(moments.variance);
  const inputs = { ...given, parameters, momentum, variance };
  const outputs = { next_parameters: parameters, next_momentum: momentum, next_variance: variance };
  return { moments, inputs, outputs };
}

export type Scorer = {
  /** Scores of some rows of the inputs, row-major rows × scores. */
  readonly score: (inputs: Examples['inputs'], rows: Int32Array, parameters: Float32Array) => Promise<Float32Array>;
  readonly release: () => Promise<void>;
};

export async function openScorer(network: Network, scoresPerRow: number): Promise<Scorer> {
  const session = await InferenceSession.create(writeScores(network), OPTIONS);
  const width = sizeOf(network.input.shape);
  const atOnce = Math.min(MOST_ROWS_AT_ONCE, Math.max(1, Math.floor(SCORED_AT_ONCE / width)));
  return {
    score: async (inputs, rows, flat) => {
      const scores = new Float32Array(rows.length * scoresPerRow);
      const examples = tensorOf(network, inputs, inputs.length / width);
      const parameters = new Tensor('float32', flat, [flat.length]);
      for (let start = 0; start < rows.length; start += atOnce) {
        const taken = rows.subarray(start, start + atOnce);
        const part = scores.subarray(start * scoresPerRow, (start + taken.length) * scoresPerRow);
        const feeds = { examples, parameters, rows: new Tensor('int32', taken, [taken.length]) };
        await session.run(feeds, { scores: new Tensor('float32', part, [taken.length, scoresPerRow]) });
      }
      return scores;
    },
    release: () => session.release(),
  };
}

function tensorOf({ input }: Network, values: Examples['inputs'], rows: number): Tensor {
  const dims = [rows, ...input.shape];
  return values instanceof Float32Array ? new Tensor('float32', values, dims) : new Tensor('uint8', values, dims);
}
