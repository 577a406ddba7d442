import type { CurvePoint } from '../../../shared/model.ts';
import { type Examples, openScorer, type Scorer } from '../neural/batch-runner.ts';
import { fitNetwork, type FitState, type NetworkFit } from '../neural/fit-network.ts';
import { sizeOf } from '../neural/layer.ts';
import type { Network } from '../neural/network.ts';
import type { AnswerScale } from './answers.ts';
import { decodeState, encodeState } from './checkpoints.ts';
import { meanLoss } from './dense/measure-loss.ts';
import { responsesOf } from './dense/responses-of.ts';
import type { FitRequest } from './fitted-model.ts';
import type { Target } from './read-target.ts';
import { sampleToJudge } from './sample-to-judge.ts';

/** What all neural learners are told. */
export type NeuralParameters = {
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly batch: number;
  readonly epochs: number;
  readonly earlyStopping: number;
};

/**
 * Fits a network to the rows of a request, whose inputs are row-major, one row for each of the data; from the parameters
 * in `start`, or from random ones.
 */
export async function fitNeural(
  network: Network,
  inputs: Examples['inputs'],
  answer: AnswerScale,
  request: FitRequest<NeuralParameters>,
  start: Float32Array<ArrayBuffer> | null,
): Promise<NetworkFit> {
  const { data, rows, weights, heldOut, rounds, parameters, random, breather, onRound, checkpoint } = request;
  let state = checkpoint?.resumeFrom ? decodeState<FitState>(checkpoint.resumeFrom) : null;
  const encode = (): Uint8Array => encodeState(state);
  const scoresPerRow = scoresOf(data.target);
  const scorer = heldOut && (await openScorer(network, scoresPerRow));
  try {
    const fit = await fitNetwork(network, examplesOf(inputs, answer, request), rows, {
      task: data.target.task,
      scoresPerRow,
      batchSize: parameters.batch,
      epochs: parameters.epochs,
      learningRate: parameters.learningRate,
      weightDecay: parameters.weightDecay,
      patience: parameters.earlyStopping,
      random,
      breather,
      start,
      state,
      onState: (told) => {
        state = told;
        checkpoint?.offer(encode);
      },
      ...(rounds !== undefined && { rounds }),
      ...(onRound && { onRound }),
      ...(heldOut && scorer && { judge: judgeOf(scorer, inputs, { data, rows, heldOut, weights }, answer) }),
    });
    checkpoint?.finish(encode);
    return fit;
  } finally {
    await scorer?.release();
  }
}

/** Scores of every row of the inputs. */
export async function scoreAll(
  network: Network,
  inputs: Examples['inputs'],
  parameters: Float32Array,
  scoresPerRow: number,
): Promise<Float32Array> {
  const scorer = await openScorer(network, scoresPerRow);
  try {
    const rows = Int32Array.from({ length: inputs.length / sizeOf(network.input.shape) }, (_, row) => row);
    return await scorer.score(inputs, rows, parameters);
  } finally {
    await scorer.release();
  }
}

/** One for two classes and for a quantity. */
export const scoresOf = (target: Target): number => (target.task === 'multiclass' ? target.classes.length : 1);

/** Responses of all rows of the data; weights are 1 on average over the rows trained on. */
function examplesOf(
  inputs: Examples['inputs'],
  answer: AnswerScale,
  { data, rows, weights }: Pick<FitRequest<unknown>, 'data' | 'rows' | 'weights'>,
): Examples {
  const all = Int32Array.from({ length: data.rows }, (_, row) => row);
  const responses = Float32Array.from(responsesOf(data.target, all, answer).values);
  if (!weights) return { inputs, responses, weights: new Float32Array(data.rows).fill(1) };
  const total = rows.reduce((sum, row) => sum + (weights[row] as number), 0); // rows lie within
  return { inputs, responses, weights: Float32Array.from(weights, (weight) => (weight * rows.length) / total) };
}

type Parts = {
  readonly data: FitRequest<unknown>['data'];
  readonly rows: Int32Array;
  readonly heldOut: Int32Array;
  readonly weights: Float64Array | undefined;
};

/** Losses in the target's unit, of a sample of the rows trained on and of all rows held out. */
function judgeOf(
  scorer: Scorer,
  inputs: Examples['inputs'],
  { data, rows, heldOut, weights }: Parts,
  answer: AnswerScale,
): (parameters: Float32Array) => Promise<Pick<CurvePoint, 'training' | 'heldOut'>> {
  const part = (of: Int32Array) => ({ of, responses: responsesOf(data.target, of, answer, weights) });
  const [training, held] = [part(sampleToJudge(rows)), part(heldOut)];
  const lossOf = async ({ of, responses }: typeof held, parameters: Float32Array): Promise<number> =>
    meanLoss(await scorer.score(inputs, of, parameters), responses) * answer.scale;
  return async (parameters) => ({
    training: await lossOf(training, parameters),
    heldOut: await lossOf(held, parameters),
  });
}
