import type { SentInput } from '../../../../../shared/endpoint.ts';
import { fail, ok, type Result } from '../../../../../shared/result.ts';
import type { WireTensor } from './datatypes.ts';
import { halfNumber } from './half-floats.ts';

/**
 * A tensor as cells of a table: [rows], [rows, 1], or [rows, columns] for several columns at once. NaN is a missing
 * value. Fails with `tensor.notTable`, and `tensor.badElement` for a whole number that no column holds exactly.
 */
export function cellsOfTensor(tensor: WireTensor): Result<SentInput> {
  const { name, shape } = tensor;
  const [, width = 1, ...more] = shape;
  if (shape.length === 0 || more.length > 0 || width === 0) {
    return fail(
      'tensor.notTable',
      `"${name}" has the shape [${shape.join(', ')}].`,
      'A table has rows, or rows and columns.',
    );
  }
  const cells = cellsOf(tensor);
  return cells.ok ? ok({ name, width, cells: cells.value }) : cells;
}

function cellsOf({ name, datatype, data }: WireTensor): Result<SentInput['cells']> {
  switch (datatype) {
    case 'BYTES':
      return ok(data.map((text) => (text === '' ? null : text)));
    case 'BOOL':
      return ok(Array.from(data, (truth) => truth === 1));
    case 'INT64':
    case 'UINT64': {
      const numbers = Array.from(data, Number);
      const place = numbers.findIndex((number) => !Number.isSafeInteger(number));
      if (place < 0) return ok(numbers);
      return fail(
        'tensor.badElement',
        `Element ${place} of "${name}", ${data[place]}, is beyond what a column holds exactly.`,
      );
    }
    case 'FP16':
      return ok(Array.from(data, (bits) => numberOrMissing(halfNumber(bits))));
    default:
      return ok(Array.from(data, numberOrMissing));
  }
}

const numberOrMissing = (number: number): number | null => (Number.isNaN(number) ? null : number);
