import { Tensor } from 'onnxruntime-node';
import type { ColumnChunk, ColumnType } from '../../../shared/column.ts';
import type { ModelInput } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { layPictures, type Pictures } from '../images/pictures.ts';
import { halfTensor } from './half-tensor.ts';
import { pictureTensor } from './picture-tensor.ts';
import { featureDivisor } from '../feature-numbers.ts';

export type InputColumn = {
  readonly name: string;
  readonly type: ColumnType;
  readonly chunk: ColumnChunk;
  /** What an image column names. */
  readonly pictures?: Pictures | null;
};

const FLOAT_ARRAYS = { float32: Float32Array, float64: Float64Array } as const;
const INT_ARRAYS = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
} as const;
const LONG_ARRAYS = { int64: BigInt64Array, uint64: BigUint64Array } as const;

/**
 * One input of a model for the rows [start, end) of its columns: [rows], [rows, columns] row-major, or images as
 * `pictureTensor` lays them. Missing cells
 * are NaN, or '' in strings; an input of whole numbers or truth values refuses them (`model.missingValue`), and any
 * number that its type cannot hold (`model.badValue`).
 */
export function fillTensor(
  input: ModelInput,
  columns: readonly InputColumn[],
  start: number,
  end: number,
): Result<Tensor> {
  if (input.shape.length === 4) return ok(fillPictures(input, columns, start, end));
  const dims = input.shape.length === 1 ? [end - start] : [end - start, columns.length];
  if (input.dtype === 'string') return ok(new Tensor('string', fillTexts(columns, start, end), dims));
  const cells = (end - start) * columns.length;
  if (input.dtype === 'float16') {
    const floats = new Float32Array(cells);
    const filled = fillNumbers(columns, start, end, floats);
    return filled.ok ? ok(halfTensor(floats, dims)) : filled;
  }
  if (input.dtype === 'float32' || input.dtype === 'float64') {
    const floats = new FLOAT_ARRAYS[input.dtype](cells);
    const filled = fillNumbers(columns, start, end, floats);
    return filled.ok ? ok(new Tensor(input.dtype, floats, dims)) : filled;
  }
  const numbers = new Float64Array(cells);
  const filled = fillNumbers(columns, start, end, numbers);
  return filled.ok ? wholeTensor(input, numbers, dims) : filled;
}

function fillPictures(input: ModelInput, [column]: readonly InputColumn[], start: number, end: number): Tensor {
  if (column?.chunk.kind !== 'coded' || !column.pictures) throw new TypeError('An input of images was given none');
  const bytes = layPictures(column.pictures, column.chunk, start, end);
  return pictureTensor(input, bytes, column.pictures.shape);
}

function fillTexts(columns: readonly InputColumn[], start: number, end: number): string[] {
  const texts: string[] = [];
  for (let row = start; row < end; row += 1) for (const { chunk } of columns) texts.push(textAt(chunk, row));
  return texts;
}

function textAt(chunk: ColumnChunk, row: number): string {
  if (chunk.kind === 'coded') return chunk.dictionary[chunk.codes[row] ?? -1] ?? '';
  const value = chunk.values[row] ?? NaN;
  return Number.isNaN(value) ? '' : String(value);
}

function fillNumbers(
  columns: readonly InputColumn[],
  start: number,
  end: number,
  to: Float32Array | Float64Array,
): Result<null> {
  for (const [offset, column] of columns.entries()) {
    const numbers = numbersOf(column);
    if (!numbers.ok) return numbers;
    const { values, divisor } = numbers.value;
    for (let row = start, at = offset; row < end; row += 1, at += columns.length)
      to[at] = (values[row] as number) / divisor; // start and end lie within the chunk
  }
  return ok(null);
}

function numbersOf({
  name,
  type,
  chunk,
}: InputColumn): Result<{ readonly values: Float64Array; readonly divisor: number }> {
  if (chunk.kind === 'numeric') return ok({ values: chunk.values, divisor: featureDivisor(type) });
  const spelled = chunk.dictionary.map(numberSpelled);
  const bad = spelled.findIndex(Number.isNaN);
  if (bad >= 0 && chunk.codes.includes(bad)) {
    return fail('model.badValue', `Column "${name}" says "${chunk.dictionary[bad]}" where the model takes a number.`);
  }
  return ok({ values: Float64Array.from(chunk.codes, (code) => spelled[code] ?? NaN), divisor: 1 });
}

/** Truth values count as 1 and 0. NaN for what is no number. */
function numberSpelled(text: string): number {
  if (/^(true|t|yes|y)$/i.test(text)) return 1;
  if (/^(false|f|no|n)$/i.test(text)) return 0;
  return text.trim() === '' ? NaN : Number(text);
}

function wholeTensor(input: ModelInput, numbers: Float64Array, dims: readonly number[]): Result<Tensor> {
  const { dtype } = input;
  if (numbers.some(Number.isNaN)) {
    return fail(
      'model.missingValue',
      `The model's input "${input.name}" takes no missing values.`,
      'Fill in the missing cells.',
    );
  }
  if (dtype === 'bool')
    return ok(
      new Tensor(
        'bool',
        Uint8Array.from(numbers, (value) => (value === 0 ? 0 : 1)),
        dims,
      ),
    );
  const bad = numbers.find((value) => !Number.isSafeInteger(value));
  if (bad !== undefined) return badNumber(input, bad);
  if (dtype === 'int64' || dtype === 'uint64') {
    const negative = dtype === 'uint64' ? numbers.find((value) => value < 0) : undefined;
    if (negative !== undefined) return badNumber(input, negative);
    return ok(new Tensor(dtype, LONG_ARRAYS[dtype].from(Array.from(numbers, BigInt)), dims));
  }
  if (dtype === 'float16' || dtype === 'string' || dtype === 'other' || dtype === 'float32' || dtype === 'float64') {
    throw new TypeError(`An input of type ${dtype} is not mapped to columns`);
  }
  const whole = INT_ARRAYS[dtype].from(numbers);
  const changed = numbers.find((value, index) => value !== whole[index]);
  return changed === undefined ? ok(new Tensor(dtype, whole, dims)) : badNumber(input, changed);
}

const badNumber = (input: ModelInput, value: number): Result<never> =>
  fail('model.badValue', `The model's input "${input.name}" takes ${input.dtype} and cannot hold ${value}.`);
