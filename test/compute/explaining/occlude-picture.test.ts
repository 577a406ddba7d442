import { expect, test } from 'vitest';
import { occludePicture } from '../../../electron/compute/explaining/occlude-picture.ts';
import type { Pictures } from '../../../electron/compute/images/pictures.ts';
import { GraphWriter } from '../../../electron/compute/onnx/write-graph.ts';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { valueOf } from '../start-engine.ts';
import { finish, labelOnly, weightedSum } from '../tiny-models.ts';

const SIDE = 8;
const shape = { channels: 1, height: SIDE, width: SIDE } as const;

/** Pixels [rows, 1, 8, 8] → the sum of the four at the top left. */
function cornerSum(): { readonly onnx: Uint8Array; readonly spec: ModelSpec } {
  const graph = new GraphWriter();
  graph.input('picture', 'uint8', ['N', 1, SIDE, SIDE]);
  const pixels = graph.node('Cast', ['picture'], 'pixels', { attributes: { to: { int: 1 } } });
  const flat = graph.node('Reshape', [pixels, graph.longs('flat', [-1, SIDE * SIDE])], 'row');
  const isCorner = Float32Array.from({ length: SIDE * SIDE }, (_, at) => (at % SIDE < 2 && at < 2 * SIDE ? 1 : 0));
  const sum = graph.node('MatMul', [flat, graph.floats('corner', [SIDE * SIDE, 1], isCorner)], 'sum');
  graph.output(sum, 'float32', ['N', 1]);
  const spec: ModelSpec = {
    task: 'regression',
    target: null,
    classes: [],
    positiveClass: null,
    inputs: [{ name: 'picture', dtype: 'uint8', shape: [null, 1, SIDE, SIDE], columns: ['picture'] }],
    outputs: [{ name: 'sum', dtype: 'float32', shape: [null, 1], role: 'value' }],
    features: [{ name: 'picture', type: 'image' }],
  };
  return { onnx: finish(graph), spec };
}

/** Black, but for the four pixels at the top left, which are 100: a mean of 6.25. */
const lit = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => (at % SIDE < 2 && at < 2 * SIDE ? 100 : 0));
const pictures: Pictures = { shape, pixelsBySha256: new Map([['lit', lit]]) };

async function occluded(budgetMs: number, record: Record<string, string | null> = { picture: 'lit' }) {
  const { onnx, spec } = cornerSum();
  const model = valueOf(await new Sessions().open(onnx));
  return valueOf(await occludePicture(model, spec, { record, pictures, budgetMs }));
}

test('only the fields that the model looks at move the answer, by what covering them takes away', async () => {
  const explanation = await occluded(60_000);

  // Each lit pixel, covered by the mean 6, is 94 less; the whole picture covered is four times 6.
  expect(explanation).toMatchObject({ method: 'occlusion', unit: 'quantity', of: null, base: 24, score: 400 });
  expect(explanation?.contributions).toEqual([{ column: 'picture', contribution: 376 }]);
  expect(explanation?.occlusion).toMatchObject({ column: 'picture', rows: 8, columns: 8 });
  const drops = explanation?.occlusion?.drops ?? [];
  const rowOf = (row: number) => drops.slice(row * SIDE, row * SIDE + 4);
  // A field reaches one pixel over its edges: four of the lit pixels, two, one, and none.
  expect([0, 1, 2, 3].map(rowOf)).toEqual([
    [376, 376, 188, 0],
    [376, 376, 188, 0],
    [188, 188, 94, 0],
    [0, 0, 0, 0],
  ]);
  expect(drops.filter((drop) => drop !== 0)).toHaveLength(9);
});

test('the same picture has the same map, and without time or without a picture there is none', async () => {
  expect(await occluded(60_000)).toEqual(await occluded(60_000));
  expect(await occluded(0)).toBeNull();
  expect(await occluded(60_000, { picture: null })).toBeNull();
});

test.each([
  ['columns', weightedSum(), { a: 1, b: 2 }],
  ['labels without probabilities', labelOnly(['0', '1']), { count: 1 }],
])('a model of %s has no map', async (_what, { onnx, spec }, record) => {
  const model = valueOf(await new Sessions().open(onnx));

  expect(valueOf(await occludePicture(model, spec, { record, pictures: null, budgetMs: 60_000 }))).toBeNull();
});
