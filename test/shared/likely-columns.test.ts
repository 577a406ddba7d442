import { expect, test } from 'vitest';
import type { Column } from '../../shared/column.ts';
import { likelyColumns } from '../../shared/likely-columns.ts';
import { fitsInput } from '../../shared/map-model-inputs.ts';

const pictures = { name: 'x', dtype: 'float32', shape: [null, 3, 28, 28] } as const;
const input = { ...pictures, shape: [...pictures.shape] };
const columns: readonly Column[] = [
  { name: 'photo', type: 'image' },
  { name: 'age', type: 'number' },
];
const hints = { signed: [], target: undefined };

test('pictures are likely filled by the only column of images, and by none where there are two', () => {
  expect(likelyColumns([input], columns, hints)).toEqual([['photo']]);
  expect(likelyColumns([input], [...columns, { name: 'back', type: 'image' }], hints)).toEqual([[null]]);
});

test('only images fill pictures, and nothing else is filled by them', () => {
  expect([fitsInput('image', input), fitsInput('number', input)]).toEqual([true, false]);
  expect([
    fitsInput('image', { ...input, shape: [null, 1] }),
    fitsInput('number', { ...input, shape: [null, 1] }),
  ]).toEqual([false, true]);
});

test('no column is likely for an input that is no table and takes no pictures', () => {
  const sound = { name: 'sound', dtype: 'float32', shape: [null, 2, 16_000] } as const;
  const number = { name: 'rate', dtype: 'float32', shape: [] } as const;

  expect(
    likelyColumns(
      [
        { ...sound, shape: [...sound.shape] },
        { ...number, shape: [] },
      ],
      columns,
      hints,
    ),
  ).toEqual([[], []]);
});
