import type { TrainedSpec } from '../../../../shared/model.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Learning } from '../../../../shared/training.ts';
import { NotOurs } from '../../explaining/explainer.ts';
import { readLink, type Tail } from '../../explaining/read-link.ts';
import { constantFloats, nodeOf, operatorOf } from '../../explaining/walk-graph.ts';
import { ProtobufDamaged } from '../../onnx/protobuf-reader.ts';
import { type Graph, readGraph } from '../../onnx/read-graph.ts';
import { readParameters } from '../../neural/read-parameters.ts';
import { layColumns, type Preparation } from '../dense/prepare-features.ts';
import { readPreparations } from '../dense/read-dense-state.ts';
import type { Linear } from '../dense/solve-linear.ts';
import type { Standard } from '../images/learn-over-backbone.ts';
import type { LearnedState } from '../learned-state.ts';
import { readTreeState } from '../trees/read-tree-state.ts';

/** A delivered model as its file holds it. */
export type DeliveredModel = { readonly onnx: Uint8Array; readonly spec: TrainedSpec };

/**
 * What a delivered model learned, read from its file alone: weights and trees to the last bit, before any calibration.
 * Fails with `train.baseUnread` where the file is not as the algorithm's trainer writes it.
 */
export function readState({ onnx, spec }: DeliveredModel, { algorithm }: Learning): Result<LearnedState> {
  try {
    const graph = readGraph(onnx);
    const tail = readLink(graph);
    const [center, scale] = spec.task === 'regression' ? [tail.center[0] ?? 0, tail.scale[0] ?? 1] : [0, 1];
    return ok({ ...readParts(graph, tail, spec, algorithm), center, scale });
  } catch (cause) {
    if (!(cause instanceof NotOurs || cause instanceof ProtobufDamaged)) throw cause;
    return fail(
      'train.baseUnread',
      `The file of the version to go on from is not as this Fieldloop writes it (${cause.message}).`,
      'Train anew instead.',
    );
  }
}

type Parts = DistributiveOmit<LearnedState, 'center' | 'scale'>;
type DistributiveOmit<Union, Key extends keyof Union> = Union extends unknown ? Omit<Union, Key> : never;

function readParts(graph: Graph, tail: Tail, { features }: TrainedSpec, algorithm: Learning['algorithm']): Parts {
  if (algorithm === 'gbdt') return readTreeState(graph, tail, features);
  const { parameters, input } = readParameters(graph, tail.scores);
  if (algorithm === 'image-head') return { algorithm, parameters, standard: readStandard(graph, input) };
  const preparations = readPreparations(graph, input, features);
  if (algorithm === 'mlp') return { algorithm, parameters, preparations };
  return { algorithm, preparations, linear: linearOf(parameters, preparations) };
}

/** All weights, then one bias a score. */
function linearOf(parameters: Float32Array, preparations: readonly Preparation[]): Linear {
  const { width } = layColumns(preparations);
  const weights = (parameters.length / (width + 1)) * width;
  if (!Number.isInteger(weights)) throw new NotOurs('another number of weights than of columns');
  return {
    weights: Float64Array.from(parameters.subarray(0, weights)),
    bias: Float64Array.from(parameters.subarray(weights)),
  };
}

/** How a backbone's numbers are centred; null where the network begins at the pixels. */
function readStandard(graph: Graph, input: string | undefined): Standard | null {
  if (operatorOf(graph, input) !== 'Div') return null;
  const { inputs } = nodeOf(graph, input, 'Div');
  const centers = constantFloats(graph, nodeOf(graph, inputs[0], 'Sub').inputs[1]);
  return { centers, scales: constantFloats(graph, inputs[1]) };
}
