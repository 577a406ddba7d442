import { ProtobufDamaged } from '../onnx/protobuf-reader.ts';
import { readGraph, readProducer } from '../onnx/read-graph.ts';
import { explainLinear } from './explain-linear.ts';
import { explainTrees } from './explain-trees.ts';
import { type Explainer, NotOurs } from './explainer.ts';
import { readLink } from './read-link.ts';
import { operatorOf } from './walk-graph.ts';

const OURS = 'fieldloop';

/**
 * The explainer of a model that was trained here, read from its file alone; null for any other model, and for one
 * trained before files kept what explaining needs.
 */
export function readExplainer(onnx: Uint8Array): Explainer | null {
  try {
    if (readProducer(onnx) !== OURS) return null;
    const graph = readGraph(onnx);
    const isLinear = operatorOf(graph, readLink(graph).scores) === 'Gemm';
    return isLinear ? explainLinear(graph) : explainTrees(graph);
  } catch (error) {
    if (error instanceof NotOurs || error instanceof ProtobufDamaged) return null;
    throw error;
  }
}
