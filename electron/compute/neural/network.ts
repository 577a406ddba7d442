import type { Random } from '../../../shared/domain/random.ts';
import type { GraphWriter } from '../onnx/write-graph.ts';
import { type Layer, type ParameterShape, sizeOf, type Written } from './layer.ts';

/** Layers one after the other. All their parameters lie in one flat vector, in the order of the layers. */
export type Network = {
  /** Type and shape of one row of the input. */
  readonly input: { readonly dtype: 'float32' | 'uint8'; readonly shape: readonly number[] };
  readonly layers: readonly Layer[];
};

export const parameterShapes = ({ layers }: Network): readonly ParameterShape[] =>
  layers.flatMap(({ parameters }) => parameters);

export const countParameters = (network: Network): number =>
  parameterShapes(network).reduce((sum, { dims }) => sum + sizeOf(dims), 0);

/** Random first values: normal numbers of each parameter's spread. */
export function drawParameters(network: Network, random: Random): Float32Array<ArrayBuffer> {
  const drawn = new Float32Array(countParameters(network));
  let at = 0;
  for (const { dims, spread } of parameterShapes(network)) {
    const end = at + sizeOf(dims);
    if (spread > 0) for (let index = at; index < end; index += 1) drawn[index] = random.normal() * spread;
    at = end;
  }
  return drawn;
}

/** Cuts the flat vector of parameters, a value of the graph, into tensors. */
export function cutParameters(graph: GraphWriter, network: Network, flat: string): readonly string[] {
  let at = 0;
  return parameterShapes(network).map(({ name, dims }) => {
    const end = at + sizeOf(dims);
    const cut = graph.node('Slice', [flat, graph.longs('start', [at]), graph.longs('end', [end])], 'cut');
    at = end;
    return graph.node('Reshape', [cut, graph.longs('dims', dims)], name);
  });
}

/** Writes trained parameters into the graph as constants. */
export function fixParameters(graph: GraphWriter, network: Network, flat: Float32Array): readonly string[] {
  let at = 0;
  return parameterShapes(network).map(({ name, dims }) => {
    const end = at + sizeOf(dims);
    const values = flat.subarray(at, end);
    at = end;
    return graph.floats(name, dims, values);
  });
}

export type WrittenNetwork = {
  /** [rows, scores]. */
  readonly scores: string;
  /** Writes the gradient by every parameter, given that by the scores. */
  readonly back: (graph: GraphWriter, gradient: string) => readonly string[];
};

/** Writes the layers over `input`, [rows, …shape]. `masks` are those of a training step, for the layers that take one. */
export function writeNetwork(
  graph: GraphWriter,
  { layers }: Network,
  input: string,
  parameters: readonly string[],
  masks: readonly string[] = [],
): WrittenNetwork {
  const written: Written[] = [];
  let [value, used, masked] = [input, 0, 0];
  for (const layer of layers) {
    const own = parameters.slice(used, used + layer.parameters.length);
    const last = layer.write(graph, value, own, layer.mask && masks[masked]);
    written.push(last);
    value = last.output;
    used += own.length;
    if (layer.mask) masked += 1;
  }
  return { scores: value, back: (to, gradient) => writeBackwards(to, written, gradient) };
}

/** From the last layer to the first; the first one's input has no gradient to hand on. */
function writeBackwards(graph: GraphWriter, written: readonly Written[], last: string): readonly string[] {
  const slopes: (readonly string[])[] = [];
  let gradient = last;
  for (const [index, { back }] of [...written.entries()].toReversed()) {
    const { parameters, input } = back(graph, gradient);
    slopes.unshift(parameters);
    if (index > 0) gradient = input();
  }
  return slopes.flat();
}
