/** Element types of the Open Inference Protocol V2. */
export const DATATYPES = [
  'BOOL',
  'UINT8',
  'UINT16',
  'UINT32',
  'UINT64',
  'INT8',
  'INT16',
  'INT32',
  'INT64',
  'FP16',
  'FP32',
  'FP64',
  'BYTES',
] as const;
export type Datatype = (typeof DATATYPES)[number];
export type WholeType = 'UINT8' | 'UINT16' | 'UINT32' | 'INT8' | 'INT16' | 'INT32';
export type LongType = 'UINT64' | 'INT64';

/** A tensor as it was sent or is to be sent: row-major; truth values are 1 and 0, FP16 its bits, BYTES text. */
export type WireTensor = {
  readonly name: string;
  readonly shape: readonly number[];
} & (
  | { readonly datatype: 'BOOL' | WholeType | 'FP16' | 'FP32' | 'FP64'; readonly data: NumberArray }
  | { readonly datatype: LongType; readonly data: BigUint64Array | BigInt64Array }
  | { readonly datatype: 'BYTES'; readonly data: readonly string[] }
);
export type NumberArray =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Float32Array
  | Float64Array;
export type TensorData = WireTensor['data'];

/** How each but BYTES lies in memory, and little-endian on the wire. */
export const arrayTypes = {
  BOOL: Uint8Array,
  UINT8: Uint8Array,
  UINT16: Uint16Array,
  UINT32: Uint32Array,
  UINT64: BigUint64Array,
  INT8: Int8Array,
  INT16: Int16Array,
  INT32: Int32Array,
  INT64: BigInt64Array,
  FP16: Uint16Array,
  FP32: Float32Array,
  FP64: Float64Array,
} as const;

/** The least and most that each whole type holds. */
export const wholeRanges: Readonly<Record<WholeType, readonly [number, number]>> = {
  UINT8: [0, 2 ** 8 - 1],
  UINT16: [0, 2 ** 16 - 1],
  UINT32: [0, 2 ** 32 - 1],
  INT8: [-(2 ** 7), 2 ** 7 - 1],
  INT16: [-(2 ** 15), 2 ** 15 - 1],
  INT32: [-(2 ** 31), 2 ** 31 - 1],
};

export const isLong = (datatype: Datatype): datatype is LongType => datatype === 'INT64' || datatype === 'UINT64';
