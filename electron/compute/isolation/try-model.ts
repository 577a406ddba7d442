import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { ELEMENT_BYTES, ElementType, elementsOf } from '../../../shared/tensor.ts';
import { tensorOf } from '../scoring/run-tensors.ts';
import type { OpenModel } from '../scoring/sessions.ts';

/** An input that must be larger is not tried: making it would cost more than is learned. */
const MOST_TRIED_ELEMENTS = 2 ** 24;

/**
 * Runs a model once on the smallest inputs that it takes, all zeros, so that one that hangs, crashes or fills memory does
 * so before anybody relies on it. What it answers, and that it may refuse zeros, says nothing.
 */
export async function tryModel(model: OpenModel): Promise<void> {
  const session = await model.sessionFor(1);
  const feeds = Object.fromEntries(session.inputMetadata.flatMap((input) => smallest(input)));
  if (session.inputMetadata.some(({ name }) => feeds[name] === undefined)) return;
  const outputs = session.outputMetadata.filter(({ isTensor }) => isTensor).map(({ name }) => name);
  if (outputs.length === 0) return;
  try {
    await session.run(feeds, outputs);
  } catch {
    // Zeros need not make sense to it.
  }
}

/** One pair of the input's name and a tensor of zeros; none where there is no such tensor. */
function smallest(input: InferenceSession.ValueMetadata): readonly (readonly [string, Tensor])[] {
  const type = input.isTensor ? ElementType.safeParse(input.type) : null;
  if (!input.isTensor || !type?.success) return [];
  const shape = input.shape.map((dim) => (typeof dim === 'number' ? dim : 1));
  const elements = elementsOf(shape);
  if (elements > MOST_TRIED_ELEMENTS) return [];
  if (type.data === 'string')
    return [
      [
        input.name,
        new Tensor(
          'string',
          Array.from({ length: elements }, () => ''),
          shape,
        ),
      ],
    ];
  return [[input.name, tensorOf(type.data, new Uint8Array(elements * ELEMENT_BYTES[type.data]), shape)]];
}
