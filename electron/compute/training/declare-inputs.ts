import type { ModelInput } from '../../../shared/model.ts';
import type { GraphWriter } from '../onnx/write-graph.ts';
import { type FeatureColumn, isNumberFeature } from './training-data.ts';

/** An input a feature, [rows, 1], by the column's name: float32 for numbers, string for spelled categories. */
export const declareInputs = (graph: GraphWriter, features: readonly FeatureColumn[]): readonly ModelInput[] =>
  features.map((feature) => {
    const { name } = feature.column;
    const dtype = isNumberFeature(feature) ? 'float32' : 'string';
    graph.input(name, dtype, ['rows', 1]);
    return { name, dtype, shape: [null, 1], columns: [name] };
  });
