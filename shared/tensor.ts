import { z } from 'zod';
import { TensorType } from './model.ts';

/** Element types that a tensor can be handed over in: all that ONNX Runtime's binding takes. */
export const ElementType = TensorType.exclude(['other']);
export type ElementType = z.infer<typeof ElementType>;

/** Bytes of one element; strings have no fixed size. */
export const ELEMENT_BYTES: Readonly<Record<Exclude<ElementType, 'string'>, 1 | 2 | 4 | 8>> = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  float16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  int64: 8,
  uint64: 8,
  float64: 8,
};

/**
 * A tensor by name, row-major. `data` is little-endian bytes, `ELEMENT_BYTES` an element (float16 as IEEE 754 binary16, a
 * truth value as a byte 0 or 1), or for strings one text an element. A shape [] is a scalar.
 */
export const NamedTensor = z.object({
  name: z.string(),
  datatype: ElementType,
  shape: z.array(z.int().min(0)),
  data: z.union([z.custom<Uint8Array>((value) => value instanceof Uint8Array), z.array(z.string())]),
});
export type NamedTensor = z.infer<typeof NamedTensor>;

/** All tensors of one request, and those of one answer, may have so many bytes together. */
export const MOST_TENSOR_BYTES = 256 * 2 ** 20;

/** Elements of a shape; 1 for []. */
export const elementsOf = (shape: readonly number[]): number => shape.reduce((product, dim) => product * dim, 1);

/** Of texts, what they have in UTF-16 stands for their size. */
export const tensorBytes = ({ data }: Pick<NamedTensor, 'data'>): number =>
  data instanceof Uint8Array ? data.length : data.reduce((sum, text) => sum + 2 * text.length, 0);
