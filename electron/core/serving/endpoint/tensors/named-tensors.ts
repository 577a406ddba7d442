import type { ElementType, NamedTensor } from '../../../../../shared/tensor.ts';
import { arrayTypes, type Datatype, type WireTensor } from './datatypes.ts';

const elementTypes: Readonly<Record<Datatype, ElementType>> = {
  BOOL: 'bool',
  UINT8: 'uint8',
  UINT16: 'uint16',
  UINT32: 'uint32',
  UINT64: 'uint64',
  INT8: 'int8',
  INT16: 'int16',
  INT32: 'int32',
  INT64: 'int64',
  FP16: 'float16',
  FP32: 'float32',
  FP64: 'float64',
  BYTES: 'string',
};
const datatypes = Object.fromEntries(
  Object.entries(elementTypes).map(([datatype, element]) => [element, datatype]),
) as Record<ElementType, Datatype>; // the inverse of a table that names every element type once

export const datatypeOfElement = (element: ElementType): Datatype => datatypes[element];

/** As core and compute hand tensors on. */
export const namedTensorOf = ({ name, shape, datatype, data }: WireTensor): NamedTensor => ({
  name,
  shape: [...shape],
  datatype: elementTypes[datatype],
  data: datatype === 'BYTES' ? [...data] : new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
});

/** The inverse. Over a copy, which begins where its elements may. */
export function wireTensorOf({ name, shape, datatype: element, data }: NamedTensor): WireTensor {
  const datatype = datatypes[element];
  if (datatype === 'BYTES' || !(data instanceof Uint8Array)) {
    return { name, shape, datatype: 'BYTES', data: data instanceof Uint8Array ? [] : data };
  }
  return { name, shape, datatype, data: new arrayTypes[datatype](new Uint8Array(data).buffer) } as WireTensor; // the table pairs them
}
