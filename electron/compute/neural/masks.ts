import { Tensor } from 'onnxruntime-node';
import type { Random } from '../../../shared/domain/random.ts';
import type { GraphWriter } from '../onnx/write-graph.ts';
import type { Mask } from './layer.ts';
import type { Network } from './network.ts';

const masksOf = ({ layers }: Network): readonly Mask[] => layers.flatMap(({ mask }) => mask ?? []);
const nameOf = (index: number): string => `mask_${index + 1}`;

/** Declares the training step's masks, [batch, width] each, in the order of the layers that take one. */
export const declareMasks = (graph: GraphWriter, network: Network, batch: number): readonly string[] =>
  masksOf(network).map(({ width }, index) => graph.input(nameOf(index), 'float32', [batch, width]));

export type Masks = {
  /** By the names of the graph's inputs; the same memory in every step. */
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** Draws anew what the next step drops. Before the first draw nothing is dropped. */
  readonly draw: (random: Random) => void;
};

/** The masks of a network's training step. They are drawn here and not in the graph, whose runtime seeds its own draws. */
export function createMasks(network: Network, batch: number): Masks {
  const masks = masksOf(network).map(({ width, share }) => ({
    width,
    share,
    values: new Float32Array(batch * width).fill(1),
  }));
  return {
    feeds: Object.fromEntries(
      masks.map(({ values, width }, index) => [nameOf(index), new Tensor('float32', values, [batch, width])]),
    ),
    draw: (random) => {
      for (const { values, share } of masks) drawMask(values, share, random);
    },
  };
}

/** Nought with the chance `share`, and what keeps the expectation at 1 elsewhere. */
function drawMask(values: Float32Array, share: number, random: Random): void {
  const kept = 1 / (1 - share);
  for (let index = 0; index < values.length; index += 1) values[index] = random.next() < share ? 0 : kept;
}
