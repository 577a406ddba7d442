import type { Tensor } from 'onnxruntime-node';
import { floatsOfHalves } from './half-tensor.ts';
import type { ModelOutput, ModelSpec } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** Copies a regression's answers, [rows] or [rows, 1], to `to`. */
export function readValues(tensor: Tensor, to: Float32Array): Result<null> {
  const numbers = numbersOf(tensor);
  if (numbers?.length !== to.length) return unexpected(tensor, `one number for each of ${to.length} rows`);
  to.set(numbers);
  return ok(null);
}

/**
 * Writes row-major rows × classes to `to`: from probabilities ([rows, classes], or the positive class's alone), or
 * from labels, which count as certain.
 */
export function readProbabilities(
  tensor: Tensor,
  spec: ModelSpec,
  output: ModelOutput,
  to: Float32Array,
): Result<null> {
  const classes = spec.classes.length;
  if (output.role === 'label') return readLabels(tensor, spec.classes, to);
  const numbers = numbersOf(tensor);
  if (numbers?.length === to.length) {
    to.set(numbers);
    return ok(null);
  }
  const positive = spec.classes.indexOf(spec.positiveClass ?? '');
  if (classes !== 2 || positive < 0 || numbers?.length !== to.length / 2) {
    return unexpected(tensor, `${classes} probabilities for each of ${to.length / classes} rows`);
  }
  numbers.forEach((probability, row) => {
    to[row * 2 + positive] = probability;
    to[row * 2 + 1 - positive] = 1 - probability;
  });
  return ok(null);
}

function readLabels(tensor: Tensor, classes: readonly string[], to: Float32Array): Result<null> {
  const labels = Array.from(tensor.data, String);
  if (labels.length * classes.length !== to.length) return unexpected(tensor, 'one label a row');
  for (const [row, label] of labels.entries()) {
    const index = classes.indexOf(label);
    if (index < 0) {
      return fail(
        'model.unknownClass',
        `The model answers "${label}", which is none of its classes (${classes.join(', ')}).`,
        'Import it again with all its classes.',
      );
    }
    to[row * classes.length + index] = 1;
  }
  return ok(null);
}

/** The tensor's numbers, or null where it holds none that fit float32 arithmetic. */
function numbersOf({ type, data }: Tensor): Float32Array | Float64Array | null {
  if (type === 'float16' && ArrayBuffer.isView(data)) return floatsOfHalves(data);
  if (data instanceof Float32Array || data instanceof Float64Array) return data;
  if (data instanceof BigInt64Array) return Float64Array.from(data, Number);
  return data instanceof Int32Array ? Float64Array.from(data) : null;
}

const unexpected = ({ type, dims }: Tensor, wanted: string): Result<never> =>
  fail(
    'model.unexpectedAnswer',
    `The model answers ${type}[${dims.join(', ')}], not ${wanted}.`,
    'Import it again and say which output is its answer.',
  );
