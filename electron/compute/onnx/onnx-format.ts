import type { TensorType } from '../../../shared/model.ts';

/** Field numbers of onnx.proto (github.com/onnx/onnx, IR version 8), by message. */
export const ModelField = {
  irVersion: 1,
  producerName: 2,
  producerVersion: 3,
  graph: 7,
  opsetImport: 8,
  metadata: 14,
  trainingInfo: 20,
  functions: 25,
} as const;
export const EntryField = { key: 1, value: 2 } as const;
export const OpsetField = { domain: 1, version: 2 } as const;
export const GraphField = {
  node: 1,
  name: 2,
  initializer: 5,
  input: 11,
  output: 12,
  sparseInitializer: 15,
} as const;
export const NodeField = { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 } as const;
export const AttributeField = {
  name: 1,
  float: 2,
  int: 3,
  text: 4,
  tensor: 5,
  graph: 6,
  floats: 7,
  ints: 8,
  texts: 9,
  tensors: 10,
  graphs: 11,
  type: 20,
  sparseTensor: 22,
  sparseTensors: 23,
} as const;
export const AttributeType = { float: 1, int: 2, text: 3, tensor: 4, floats: 6, ints: 7, texts: 8 } as const;
export const TensorField = {
  dims: 1,
  dataType: 2,
  stringData: 6,
  name: 8,
  rawData: 9,
  externalData: 13,
  dataLocation: 14,
} as const;
export const SparseField = { values: 1, indices: 2, dims: 3 } as const;
export const ValueField = { name: 1, type: 2 } as const;
export const TypeField = { tensor: 1 } as const;
export const TensorTypeField = { elementType: 1, shape: 2 } as const;
export const ShapeField = { dimension: 1 } as const;
export const DimensionField = { value: 1, parameter: 2 } as const;
export const FunctionField = { name: 1, node: 7, domain: 10 } as const;
export const TrainingField = { initialization: 1, algorithm: 2 } as const;

/** TensorProto.DataType by our names; the ones not listed are `other`. */
export const ELEMENT_TYPES: Readonly<Record<Exclude<TensorType, 'other'>, number>> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  string: 8,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
};
