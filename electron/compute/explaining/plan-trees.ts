import type { ModelSpec } from '../../../shared/model.ts';
import type { PlannedInput, TreePlan } from '../../../shared/tree-plan.ts';
import { featureDivisor } from '../feature-numbers.ts';
import { ProtobufDamaged } from '../onnx/protobuf-reader.ts';
import { readGraph, readProducer } from '../onnx/read-graph.ts';
import { NotOurs } from './explainer.ts';
import { packTrees } from './pack-trees.ts';
import { readTreeModel, type TreeInput } from './read-tree-model.ts';

/** How to walk a model's trees without its graph; null where it is none of ours, or not of trees. */
export function planTrees(onnx: Uint8Array, spec: ModelSpec): TreePlan | null {
  try {
    if (readProducer(onnx) !== 'fieldloop') return null;
    const { inputs, tail, ...ensemble } = readTreeModel(readGraph(onnx));
    const { link, scale, center, segments } = tail;
    const planned = inputs.map((input) => planInput(input, spec));
    const { baseValues } = ensemble;
    return { inputs: planned, ...packTrees(ensemble), baseValues, scale, center, link, segments };
  } catch (error) {
    if (error instanceof NotOurs || error instanceof ProtobufDamaged) return null;
    throw error;
  }
}

function planInput({ name, rankByText }: TreeInput, { inputs, features }: ModelSpec): PlannedInput {
  const mapped = inputs.find((input) => input.name === name)?.columns ?? [];
  const place = features.findIndex((feature) => feature.name === mapped[0]);
  const feature = features[place];
  if (feature === undefined || mapped.length !== 1) throw new NotOurs(`the input "${name}" is no single column`);
  return { feature: place, divisor: featureDivisor(feature.type), rankByText };
}
