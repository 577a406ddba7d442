import { isDeepStrictEqual } from 'node:util';
import { floatsOfHalves } from '../../electron/compute/scoring/half-tensor.ts';
import type { NamedTensor } from '../../shared/tensor.ts';

/** As ONNX's own runner compares: a thousandth of what is expected, and a little beside for what is nearly nothing. */
const [RELATIVE, ABSOLUTE] = [1e-3, 1e-5];

/** Whether tensors are what was expected: numbers with a fraction nearly, everything else exactly. */
export const sameTensors = (got: readonly NamedTensor[], expected: readonly NamedTensor[]): boolean =>
  expected.every((tensor) => got.some((other) => other.name === tensor.name && isSame(other, tensor)));

function isSame(got: NamedTensor, expected: NamedTensor): boolean {
  if (got.datatype !== expected.datatype || got.shape.join() !== expected.shape.join()) return false;
  const [ofGot, ofExpected] = [floatsOf(got), floatsOf(expected)];
  if (ofGot === null || ofExpected === null) return isDeepStrictEqual([...got.data], [...expected.data]);
  return ofExpected.every((value, index) => isNear(ofGot[index] ?? NaN, value));
}

const isNear = (got: number, expected: number): boolean =>
  Object.is(got, expected) || got === expected || Math.abs(got - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected);

/** Null for types without fractions. */
function floatsOf({ datatype, data }: NamedTensor): Float32Array | Float64Array | null {
  if (!(data instanceof Uint8Array)) return null;
  const { buffer } = new Uint8Array(data);
  if (datatype === 'float32') return new Float32Array(buffer);
  if (datatype === 'float64') return new Float64Array(buffer);
  return datatype === 'float16' ? floatsOfHalves(new Uint16Array(buffer)) : null;
}
