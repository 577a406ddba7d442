import { InferenceSession } from 'onnxruntime-node';
import type { PictureShape } from '../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { checkModel } from '../onnx/check-model.ts';
import type { GraphWriter } from '../onnx/write-graph.ts';
import { spliceGraph } from './splice-graph.ts';

/** A network that somebody else trained on images, of which only the answers are used: it is never changed. */
export type Backbone = {
  readonly onnx: Uint8Array;
  readonly shape: PictureShape;
  /** [rows, height, width, channels] instead of [rows, channels, height, width]. */
  readonly channelsLast: boolean;
  /** Versions of the operators that it uses, by domain ('' is ONNX's own); what is written around it keeps to them. */
  readonly opsets: Readonly<Record<string, number>>;
  /** What it answers: numbers, or channels of pixels, which are averaged. */
  readonly answersPixels: boolean;
  /** Answers by the sha256 of the image's file: the trial and the refit ask for the same. */
  readonly embeddings: Map<string, Float32Array>;
};

/** What is written around a backbone means the same in all of these. */
const [OLDEST_OPSET, NEWEST_OPSET] = [13, 21];
const NESTING = ['ai.onnx:If', 'ai.onnx:Loop', 'ai.onnx:Scan', 'ai.onnx:SequenceMap'];

/**
 * Reads what a backbone takes: one float32 input of images with a free number of rows, [rows, channels, height, width]
 * or channels last; a size that it leaves open is `side`. Fails with `backbone.unfit`, and as `checkModel` does.
 */
export async function openBackbone(onnx: Uint8Array, side: number): Promise<Result<Backbone>> {
  const survey = checkModel(onnx);
  if (!survey.ok) return survey;
  const { operators, callsByFunction, opsets } = survey.value;
  const opset = opsets.get('ai.onnx') ?? 0;
  if (callsByFunction.size > 0 || NESTING.some((name) => operators.has(name)))
    return unfit('it holds graphs in graphs');
  if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
    return unfit(`it is written for version ${opset} of ONNX, not ${OLDEST_OPSET} to ${NEWEST_OPSET}`);
  }
  const read = await readValues(onnx);
  if (!read.ok) return read;
  const { input, output } = read.value;
  if (input.length !== 4 || typeof input[0] === 'number')
    return unfit('its input is not [rows, channels, height, width]');
  const channelsLast = isChannels(input[3]) && !isChannels(input[1]);
  const [channels, height, width] = channelsLast ? [input[3], input[1], input[2]] : input.slice(1);
  if (!isChannels(channels)) return unfit('its images have neither one channel nor three');
  if (output.length !== 2 && output.length !== 4) return unfit('it answers neither numbers nor channels of pixels');
  const shape = { channels, height: sideOf(height, side), width: sideOf(width, side) };
  return ok({
    onnx,
    shape,
    channelsLast,
    opsets: Object.fromEntries([...opsets].map(([domain, version]) => [domain === 'ai.onnx' ? '' : domain, version])),
    answersPixels: output.length === 4,
    embeddings: new Map(),
  });
}

type Dimensions = readonly (number | string)[];

async function readValues(onnx: Uint8Array): Promise<Result<{ input: Dimensions; output: Dimensions }>> {
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(onnx, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  } catch (error) {
    // ONNX Runtime throws plain errors for whatever is wrong with a model.
    return unfit(error instanceof Error ? error.message : String(error));
  }
  const [input, ...others] = session.inputMetadata;
  const [output] = session.outputMetadata;
  await session.release();
  if (!input?.isTensor || !output?.isTensor || others.length > 0) return unfit('it has more than one input');
  if (input.type !== 'float32' || output.type !== 'float32') return unfit('it does not take and answer float32');
  return ok({ input: input.shape, output: output.shape });
}

const isChannels = (size: number | string | undefined): size is 1 | 3 => size === 1 || size === 3;

const sideOf = (size: number | string | undefined, open: number): number => (typeof size === 'number' ? size : open);

const unfit = (why: string): Result<never> =>
  fail(
    'backbone.unfit',
    `This model cannot stand before an image head: ${why}.`,
    'Export a network for images to ONNX with a free batch dimension, without its last layer.',
  );

/** Writes the backbone over bytes, [rows, channels, height, width]: what it makes of pixels between 0 and 1, [rows, width]. */
export function writeBackbone(
  graph: GraphWriter,
  { onnx, channelsLast, answersPixels }: Backbone,
  bytes: string,
): string {
  const pixels = graph.node('Cast', [bytes], 'pixels', { attributes: { to: { int: 1 } } });
  const shares = graph.node('Mul', [pixels, graph.scalar('byte_share', 1 / 255)], 'brightness');
  const laid = channelsLast
    ? graph.node('Transpose', [shares], 'channels_last', { attributes: { perm: { ints: [0, 2, 3, 1] } } })
    : shares;
  const answer = spliceGraph(graph, onnx, laid);
  const averaged = answersPixels ? graph.node('GlobalAveragePool', [answer], 'averaged') : answer;
  return graph.node('Flatten', [averaged], 'embedding', { attributes: { axis: { int: 1 } } });
}
