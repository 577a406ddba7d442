import { Tensor } from 'onnxruntime-node';

/** Numbers of half precision (IEEE 754 binary16) as their bits: Electron's Node has no array for them. */

/** onnxruntime-node 1.30 makes a Float16Array of the bits where there is one, and then cannot read that: hand over the bits. */
export function tensorOfHalves(bits: Uint16Array, dims: readonly number[]): Tensor {
  return Object.defineProperty(new Tensor('float16', bits as never, dims), 'data', { value: bits });
}

export const halfTensor = (floats: Float32Array, dims: readonly number[]): Tensor =>
  tensorOfHalves(Uint16Array.from(floats, halfOf), dims);

/** Of a tensor's data, whichever array the runtime has for them. */
export const floatsOfHalves = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Float32Array =>
  Float32Array.from(new Uint16Array(buffer, byteOffset, byteLength / 2), floatOfHalf);

const view = new DataView(new ArrayBuffer(4));

/** Rounds to the nearest, ties to even; what is too large becomes infinite. */
function halfOf(value: number): number {
  view.setFloat32(0, value);
  const bits = view.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(value) * 2 ** 24);
  const rounded = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1);
  return sign | (rounded >>> 13);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

function floatOfHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
