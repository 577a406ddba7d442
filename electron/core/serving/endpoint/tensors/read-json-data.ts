import { fail, ok, type Result } from '../../../../../shared/result.ts';
import { arrayTypes, type Datatype, isLong, type TensorData, wholeRanges } from './datatypes.ts';
import { halfBits } from './half-floats.ts';

/**
 * The elements of a tensor sent as JSON, flat or nested as its shape is. A null among floating-point numbers or texts is
 * a missing one (JSON has no NaN). Fails with `tensor.wrongCount`, `tensor.notNested` and `tensor.badElement`, naming
 * where. `count` is the product of `shape`, which somebody bounded.
 */
export function readJsonData(
  datatype: Datatype,
  shape: readonly number[],
  count: number,
  sent: unknown,
): Result<TensorData> {
  if (!Array.isArray(sent)) return fail('tensor.badElement', '"data" is no array.');
  const flat = flatten(sent, shape, count);
  return flat.ok ? convert(datatype, flat.value) : flat;
}

function flatten(sent: readonly unknown[], shape: readonly number[], count: number): Result<readonly unknown[]> {
  if (!Array.isArray(sent[0])) {
    return sent.length === count ? ok(sent) : refuseCount(`has ${sent.length} elements`, shape, count);
  }
  let level: readonly unknown[] = [sent];
  for (const [dimension, length] of shape.entries()) {
    const next: unknown[] = [];
    for (const part of level) {
      if (!Array.isArray(part) || part.length !== length) {
        return refuseCount(`is not nested so in dimension ${dimension + 1}`, shape, count);
      }
      for (const element of part) next.push(element);
    }
    level = next;
  }
  return ok(level);
}

const refuseCount = (how: string, shape: readonly number[], count: number): Result<never> =>
  fail('tensor.wrongCount', `"data" ${how}; the shape [${shape.join(', ')}] has ${count} elements.`);

function convert(datatype: Datatype, elements: readonly unknown[]): Result<TensorData> {
  if (datatype === 'BYTES') {
    const texts: string[] = [];
    for (const [place, element] of elements.entries()) {
      if (typeof element !== 'string' && element !== null) return refuseElement(datatype, place, element);
      texts.push(element ?? '');
    }
    return ok(texts);
  }
  return isLong(datatype) ? convertLongs(datatype, elements) : convertNumbers(datatype, elements);
}

function convertLongs(datatype: 'INT64' | 'UINT64', elements: readonly unknown[]): Result<TensorData> {
  const data = new arrayTypes[datatype](elements.length);
  for (const [place, element] of elements.entries()) {
    const isWhole = typeof element === 'number' && Number.isSafeInteger(element);
    if (!isWhole || (datatype === 'UINT64' && element < 0)) return refuseElement(datatype, place, element);
    data[place] = BigInt(element);
  }
  return ok(data);
}

type NumberType = Exclude<Datatype, 'BYTES' | 'INT64' | 'UINT64'>;

function convertNumbers(datatype: NumberType, elements: readonly unknown[]): Result<TensorData> {
  const data = new arrayTypes[datatype](elements.length);
  for (const [place, element] of elements.entries()) {
    const number = numberOf(datatype, element);
    if (number === null) return refuseElement(datatype, place, element);
    data[place] = number;
  }
  return ok(data);
}

/** As it is stored; null for what the type cannot hold. */
function numberOf(datatype: NumberType, element: unknown): number | null {
  if (datatype === 'BOOL') return element === true || element === 1 ? 1 : element === false || element === 0 ? 0 : null;
  if (datatype === 'FP16' || datatype === 'FP32' || datatype === 'FP64') return floatOf(datatype, element);
  const [least, most] = wholeRanges[datatype];
  return typeof element === 'number' && Number.isInteger(element) && element >= least && element <= most
    ? element
    : null;
}

const LARGEST_HALF = 65_504;

function floatOf(datatype: 'FP16' | 'FP32' | 'FP64', element: unknown): number | null {
  if (element !== null && typeof element !== 'number') return null;
  const number = element ?? NaN;
  if (datatype === 'FP16') return Math.abs(number) > LARGEST_HALF ? null : halfBits(number);
  const isTooLarge = datatype === 'FP32' && Number.isFinite(number) && !Number.isFinite(Math.fround(number));
  return isTooLarge || Math.abs(number) === Infinity ? null : number;
}

function refuseElement(datatype: Datatype, place: number, element: unknown): Result<never> {
  const hint = isLong(datatype)
    ? 'Send whole numbers beyond 2^53 as binary data: JSON does not carry them.'
    : undefined;
  return fail('tensor.badElement', `Element ${place} of "data" is ${shown(element)}, which is no ${datatype}.`, hint);
}

/** Of lists and objects no more than that: they may go on deeper than can be written. */
function shown(element: unknown): string {
  if (Array.isArray(element)) return 'a list';
  if (typeof element === 'object' && element !== null) return 'an object';
  return String(typeof element === 'string' ? JSON.stringify(element.slice(0, 40)) : element);
}
