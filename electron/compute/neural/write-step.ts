import type { Task } from '../../../shared/model.ts';
import { GraphWriter, writeModel } from '../onnx/write-graph.ts';
import { sizeOf } from './layer.ts';
import { declareMasks } from './masks.ts';
import { countParameters, cutParameters, type Network, parameterShapes, writeNetwork } from './network.ts';
import { writeAdam } from './write-adam.ts';
import { writeLossSlope } from './write-loss.ts';

const HEAD = { producer: 'fieldloop', producerVersion: '1', opsets: { '': 17 } };

/**
 * A network's training step as one ONNX graph: takes a batch of rows, answers forwards, goes back through the layers
 * for the gradient, and moves the parameters by Adam. Inputs: `examples` [examples, …shape], `responses` and `weights`
 * [examples, 1], `rows` int32 [batch], the flat vectors `parameters`, `momentum` and `variance`, the numbers `rate`
 * and `decay`, and a mask for each layer that takes one. Outputs: the three vectors as `next_…`.
 */
export function writeStep(network: Network, task: Task, classes: number, batch: number): Uint8Array {
  const graph = new GraphWriter();
  const examples = declareExamples(graph, network);
  const responses = graph.input('responses', 'float32', ['examples', 1]);
  const weights = graph.input('weights', 'float32', ['examples', 1]);
  const rows = graph.input('rows', 'int32', [batch]);
  const count = countParameters(network);
  const flat = (name: string): string => graph.input(name, 'float32', [count]);
  const state = { parameters: flat('parameters'), momentum: flat('momentum'), variance: flat('variance') };
  const [rate, decay] = [graph.input('rate', 'float32', []), graph.input('decay', 'float32', [])];

  const take = (of: string): string => graph.node('Gather', [of, rows], `${of}_taken`);
  const { scores, back } = writeNetwork(
    graph,
    network,
    take(examples),
    cutParameters(graph, network, state.parameters),
    declareMasks(graph, network, batch),
  );
  const given = { scores, responses: take(responses), weights: take(weights) };
  const slopes = back(graph, writeLossSlope(graph, task, given, classes, batch));
  const slope = graph.node('Concat', flatten(graph, slopes), 'slope', { attributes: { axis: { int: 0 } } });
  const next = writeAdam(graph, state, slope, { rate, decay, decayed: writeDecayed(graph, network) });
  for (const name of Object.values(next)) graph.output(name, 'float32', [count]);
  return writeModel(graph.finish('training-step'), HEAD);
}

/** Scores of rows under given parameters, to judge a network while it trains: `scores` of the `rows` of `examples`. */
export function writeScores(network: Network): Uint8Array {
  const graph = new GraphWriter();
  const examples = declareExamples(graph, network);
  const parameters = graph.input('parameters', 'float32', [countParameters(network)]);
  const taken = graph.node('Gather', [examples, graph.input('rows', 'int32', ['rows'])], 'taken');
  const { scores } = writeNetwork(graph, network, taken, cutParameters(graph, network, parameters));
  graph.output(graph.node('Identity', [scores], 'scores'), 'float32', ['rows', 'width']);
  return writeModel(graph.finish('scores'), HEAD);
}

const declareExamples = (graph: GraphWriter, { input: { dtype, shape } }: Network): string =>
  graph.input('examples', dtype, ['examples', ...shape]);

const flatten = (graph: GraphWriter, tensors: readonly string[]): readonly string[] => {
  const flat = graph.longs('flat', [-1]);
  return tensors.map((tensor) => graph.node('Reshape', [tensor, flat], 'flat_slope'));
};

/** 1 for each parameter that weight decay shrinks: all but the biases. */
const writeDecayed = (graph: GraphWriter, network: Network): string => {
  const decayed = new Float32Array(countParameters(network));
  let at = 0;
  for (const { dims, spread } of parameterShapes(network)) {
    const end = at + sizeOf(dims);
    decayed.fill(spread > 0 ? 1 : 0, at, end);
    at = end;
  }
  return graph.floats('decayed', [decayed.length], decayed);
};
