import { expect, test } from 'vitest';
import { pictureTensor } from '../../../electron/compute/scoring/picture-tensor.ts';
import { mapModelInputs } from '../../../shared/map-model-inputs.ts';
import type { ModelInput } from '../../../shared/model.ts';

const shape = { channels: 3, height: 2, width: 1 } as const;
/** One picture of two pixels: red 0 and 255, green 51 and 102, blue 153 and 204. */
const bytes = Uint8Array.of(0, 255, 51, 102, 153, 204);
const input = (given: Partial<ModelInput>): ModelInput => ({
  name: 'x',
  dtype: 'float32',
  shape: [null, 3, 2, 1],
  columns: ['photo'],
  ...given,
});
const LAST = { shape: [null, 2, 1, 3] };

test.each([
  ['bytes as they are', { dtype: 'uint8' }, [1, 3, 2, 1], [0, 255, 51, 102, 153, 204]],
  ['bytes with channels last', { dtype: 'uint8', ...LAST }, [1, 2, 1, 3], [0, 51, 153, 255, 102, 204]],
  ['0 to 1', { pixels: 'unit' }, [1, 3, 2, 1], [0, 1, 0.2, 0.4, 0.6, 0.8]],
  ['0 to 1 with channels last', { pixels: 'unit', ...LAST }, [1, 2, 1, 3], [0, 0.2, 0.6, 1, 0.4, 0.8]],
  ['−1 to 1', { pixels: 'signed' }, [1, 3, 2, 1], [-1, 1, -0.6, -0.2, 0.2, 0.6]],
  // (value − mean) / deviation by hand, from torchvision's published means and deviations.
  ['ImageNet', { pixels: 'imagenet' }, [1, 3, 2, 1], [-2.117904, 2.248908, -1.142857, -0.25, 0.862222, 1.751111]],
] as const)('lays pictures as %s', (_, given, dims, numbers) => {
  const tensor = pictureTensor(input({ ...given } as Partial<ModelInput>), bytes, shape);

  expect(tensor.dims).toEqual(dims);
  Array.from(tensor.data, Number).forEach((value, index) => expect(value).toBeCloseTo(numbers[index]!, 5));
});

test('a model of pictures takes the only column of images, and is asked how where it does not take bytes', () => {
  const columns = [
    { name: 'photo', type: 'image' },
    { name: 'age', type: 'number' },
  ] as const;
  const floats = { name: 'x', dtype: 'float32' as const, shape: [null, 3, 2, 1] };

  expect(mapModelInputs([floats], columns)).toMatchObject({ error: { code: 'model.pixelsUnknown' } });
  expect(mapModelInputs([floats], columns, [], 'unit')).toMatchObject({
    ok: true,
    value: [{ columns: ['photo'], pixels: 'unit' }],
  });
  expect(mapModelInputs([{ ...floats, dtype: 'uint8' }], columns)).toMatchObject({ value: [{ pixels: 'bytes' }] });
  expect(mapModelInputs([floats], [columns[1]], [], 'unit')).toMatchObject({ error: { code: 'model.inputUnmapped' } });
});
