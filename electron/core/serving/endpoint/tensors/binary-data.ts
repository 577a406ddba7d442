import { fail, ok, type Result } from '../../../../../shared/result.ts';
import { arrayTypes, type Datatype, type TensorData, type WireTensor } from './datatypes.ts';

const TEXT_LENGTH_BYTES = 4;

/**
 * The elements of a tensor sent as raw little-endian bytes (the protocol's binary tensor data extension); each of BYTES
 * has its length, 32 bits, before it, and is read as UTF-8. Fails with `tensor.wrongCount` and `tensor.badElement`.
 */
export function readBinaryData(datatype: Datatype, count: number, bytes: Uint8Array): Result<TensorData> {
  if (datatype === 'BYTES') return readTexts(count, bytes);
  const ArrayType = arrayTypes[datatype];
  if (bytes.length !== count * ArrayType.BYTES_PER_ELEMENT) {
    return fail('tensor.wrongCount', `${bytes.length} bytes were sent for ${count} elements of ${datatype}.`);
  }
  const data = new ArrayType(new Uint8Array(bytes).buffer); // a copy begins where its elements may
  const odd = datatype === 'BOOL' ? bytes.findIndex((truth) => truth > 1) : -1;
  return odd < 0 ? ok(data) : fail('tensor.badElement', `Element ${odd} is ${bytes[odd]}, which is no BOOL.`);
}

function readTexts(count: number, bytes: Uint8Array): Result<readonly string[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts: string[] = [];
  let at = 0;
  while (at + TEXT_LENGTH_BYTES <= bytes.length && texts.length < count) {
    const begin = at + TEXT_LENGTH_BYTES;
    at = begin + view.getUint32(at, true);
    if (at > bytes.length) break;
    try {
      texts.push(decoder.decode(bytes.subarray(begin, at)));
    } catch {
      return fail('tensor.badElement', `Element ${texts.length} is no UTF-8 text.`);
    }
  }
  if (texts.length === count && at === bytes.length) return ok(texts);
  return fail(
    'tensor.wrongCount',
    `The bytes that were sent do not hold ${count} texts, each with its length before it.`,
  );
}

/** The inverse. */
export function writeBinaryData({ datatype, data }: WireTensor): Buffer {
  if (datatype !== 'BYTES') return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return Buffer.concat(
    data.flatMap((text) => {
      const bytes = Buffer.from(text);
      const length = Buffer.alloc(TEXT_LENGTH_BYTES);
      length.writeUInt32LE(bytes.length);
      return [length, bytes];
    }),
  );
}
