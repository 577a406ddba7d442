import { DimensionField, ShapeField, TensorTypeField, TypeField } from './onnx-format.ts';
import { readFields } from './protobuf-reader.ts';

/** A tensor's dimensions, null where free; null altogether for other types and unknown ranks. */
export type DeclaredShape = readonly (number | null)[] | null;

/** The shape in a TypeProto. */
export function readDeclaredShape(typeBytes: Uint8Array): DeclaredShape {
  const tensor = contentOf(typeBytes, TypeField.tensor);
  const shape = tensor && contentOf(tensor, TensorTypeField.shape);
  if (!shape) return null;
  const dims: (number | null)[] = [];
  for (const { number, bytes } of readFields(shape)) {
    if (number === ShapeField.dimension) dims.push(readDimension(bytes));
  }
  return dims;
}

function readDimension(bytes: Uint8Array): number | null {
  for (const { number, int } of readFields(bytes)) if (number === DimensionField.value) return int;
  return null;
}

function contentOf(bytes: Uint8Array, wanted: number): Uint8Array | null {
  for (const field of readFields(bytes)) if (field.number === wanted) return field.bytes;
  return null;
}
