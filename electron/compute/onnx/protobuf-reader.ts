/** Bytes that are not protobuf's wire format, or are cut off. */
export class ProtobufDamaged extends Error {}

export type ProtobufField = {
  readonly number: number;
  /** The number of a varint field (exact to 2^53), 0 otherwise. */
  readonly int: number;
  /** The content of a length-delimited field, empty otherwise; shares the input's memory. */
  readonly bytes: Uint8Array;
  /** The field as it is written, its tag included; shares the input's memory. */
  readonly raw: Uint8Array;
};

const NO_BYTES = new Uint8Array(0);

/**
 * The fields of one message in order. Believes no length it has not checked, and throws `ProtobufDamaged` for what is
 * not wire format; groups (long out of use) count as that.
 */
export function* readFields(bytes: Uint8Array): Generator<ProtobufField> {
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const start = cursor.at;
    const tag = readVarint(cursor);
    const number = Math.floor(tag / 8);
    if (number < 1) throw new ProtobufDamaged(`a field has the number ${number}`);
    const content = readContent(cursor, tag % 8);
    yield { number, ...content, raw: bytes.subarray(start, cursor.at) };
  }
}

function readContent(cursor: Cursor, wireType: number): Pick<ProtobufField, 'int' | 'bytes'> {
  switch (wireType) {
    case 0:
      return { int: readVarint(cursor), bytes: NO_BYTES };
    case 1:
      return { int: 0, bytes: take(cursor, 8) };
    case 2:
      return { int: 0, bytes: take(cursor, readVarint(cursor)) };
    case 5:
      return { int: 0, bytes: take(cursor, 4) };
    default:
      throw new ProtobufDamaged(`a field has the wire type ${wireType}`);
  }
}

/** The numbers of a repeated varint field, packed or one by one. */
export function readInts(field: ProtobufField): readonly number[] {
  if (field.bytes.length === 0) return [field.int];
  const cursor = { bytes: field.bytes, at: 0 };
  const ints: number[] = [];
  while (cursor.at < field.bytes.length) ints.push(readVarint(cursor));
  return ints;
}

/** Little-endian float32 numbers, one after another. */
export function readFloats(bytes: Uint8Array): Float32Array {
  if (bytes.length % 4 !== 0) throw new ProtobufDamaged('a list of numbers is cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}

/** Text as UTF-8; bytes that are none show as replacement characters. */
export const readText = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Made once: a tree model's file has thousands of short texts. */
const decoder = new TextDecoder();

type Cursor = { readonly bytes: Uint8Array; at: number };

function readVarint(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = nextByte(cursor);
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
  return readLongVarint(cursor, value);
}

/** Goes on after four bytes; two's complement over 64 bits. */
function readLongVarint(cursor: Cursor, low: number): number {
  let value = BigInt(low);
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const byte = nextByte(cursor);
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return Number(BigInt.asIntN(64, value));
  }
  throw new ProtobufDamaged('a number is longer than ten bytes');
}

function nextByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) throw new ProtobufDamaged('a number is cut off');
  cursor.at += 1;
  return byte;
}

function take(cursor: Cursor, length: number): Uint8Array {
  const start = cursor.at;
  if (length < 0 || length > cursor.bytes.length - start) throw new ProtobufDamaged('a field reaches past the end');
  cursor.at = start + length;
  return cursor.bytes.subarray(start, cursor.at);
}
