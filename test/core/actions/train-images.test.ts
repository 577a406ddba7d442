import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { writeExif } from '../../../electron/core/files/photos/write-exif.ts';
import { isFileNeeded } from '../../../electron/core/store/home-space.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type Pixels, turnPicture } from '../../../shared/turn-picture.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { encodePng, withExif } from '../files/images/tiny-images.ts';
import { edgeFinder } from '../../compute/backbone/edge-finder.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const SIDE = 16;

/** A bright bar, upright or lying, anywhere on noise: not told apart by how bright a pixel is. */
function barPixels(number: number): Pixels {
  const random = createRandom(number);
  const place = random.int(SIDE - 3);
  const pixels = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
    const line = number % 2 === 0 ? at % SIDE : Math.floor(at / SIDE);
    return (line >= place && line < place + 3 ? 170 : 0) + random.int(60);
  });
  return { width: SIDE, height: SIDE, channels: 1, pixels };
}

const drawBar = (number: number): Uint8Array => encodePng(SIDE, SIDE, barPixels(number).pixels);

/** The same bar from a camera that was held on its side: its pixels lie turned, and it says how. */
const drawSideways = (number: number): Uint8Array => {
  const asHeld = turnPicture(barPixels(number), 8);
  return withExif(encodePng(SIDE, SIDE, asHeld.pixels), writeExif({ orientation: 6, takenAt: null }) ?? Buffer.of());
};

async function importBars(home: TestHome, dataset = 'bars', first = 0, draw = drawBar): Promise<void> {
  const numbers = Array.from({ length: 80 }, (_, index) => first + index);
  const labels = numbers.map((number) => `${number}.png,${number % 2 === 0 ? 'upright' : 'lying'}`);
  const path = writeFolder({
    'labels.csv': ['picture,bar', ...labels].join('\n'),
    ...Object.fromEntries(numbers.map((number) => [`${number}.png`, draw(number)])),
  });
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset })));
}

const parameters = {
  side: SIDE,
  filters: [4, 8],
  hidden: [16],
  epochs: 12,
  earlyStopping: 0,
  batch: 16,
  learningRate: 0.01,
};
const ask = (input: Partial<Input<'model.train'>> = {}) =>
  calls['model.train'].input.parse({ dataset: 'bars', target: 'bar', algorithm: 'image-head', parameters, ...input });

test('an image head learns from a data set of images, and scores rows and single images', async () => {
  const home = openTestHome();
  await importBars(home);

  const { run, model } = valueOf(await trainModel(home, ask()));

  expect(run.parameters['features']).toEqual(['image']);
  expect(run.outcome?.metrics['accuracy']).toBeGreaterThan(0.9);
  expect(run.outcome?.maxDifference).toBeLessThanOrEqual(1e-5);
  expect(model.spec.inputs).toEqual([
    { name: 'image', dtype: 'uint8', shape: [null, 1, SIDE, SIDE], columns: ['image'] },
  ]);
  expect(model.spec.features).toEqual([{ name: 'image', type: 'image' }]);

  const scored = valueOf(
    await predictDataset(home, calls['predict.dataset'].input.parse({ model: model.ref, dataset: 'bars' })),
  );
  expect(scored.rows).toBe(80);
  expect(scored.metrics?.['accuracy']).toBeGreaterThan(0.9);

  const { columns, rows } = valueOf(await pageDataset(home, { ref: 'bars', firstRow: 0, rows: 1 }));
  const cells = Object.fromEntries(columns.map(({ name }, index) => [name, rows[0]?.[index] ?? null]));
  const one = valueOf(await predictRecord(home, { model: model.ref, record: { image: cells['image'] ?? null } }));
  expect(one.output.prediction).toBe(cells['bar']);
  expect(one.explanation).toMatchObject({ method: 'occlusion', occlusion: { column: 'image', rows: 8, columns: 8 } });
  expect(await predictRecord(home, { model: model.ref, record: { image: 'ab'.repeat(32) } })).toMatchObject({
    error: { code: 'image.unknown' },
  });
});

test('pictures that a camera holds sideways are learnt from and scored as people see them', async () => {
  const home = openTestHome();
  await importBars(home, 'bars', 0, (number) => (number % 3 === 0 ? drawSideways : drawBar)(number));

  const { run, model } = valueOf(await trainModel(home, ask()));

  expect(run.outcome?.metrics['accuracy']).toBeGreaterThan(0.9);
  await importBars(home, 'sideways', 80, drawSideways);
  const input = calls['predict.dataset'].input.parse({ model: model.ref, dataset: 'sideways' });
  expect(valueOf(await predictDataset(home, input)).metrics?.['accuracy']).toBeGreaterThan(0.9);
});

test('an image head goes on from a version, over pixels and over a network of somebody else', async () => {
  const home = openTestHome();
  await importBars(home);
  await importBars(home, 'more', 80);
  const path = join(home.folder, 'edges.onnx');
  writeFileSync(path, edgeFinder());
  const over = { epochs: 20, batch: 16, learningRate: 0.05, hidden: [4], side: SIDE };
  const first = valueOf(await trainModel(home, ask()));
  const overEdges = valueOf(await trainModel(home, ask({ name: 'edges', backbone: path, parameters: over })));
  const goOn = async (from: string) =>
    valueOf(await trainModel(home, ask({ dataset: 'more', from, parameters: { epochs: 4 } })));

  const second = await goOn('bar@1');
  const secondOverEdges = await goOn('edges@1');

  expect([second.model.ref, secondOverEdges.model.ref]).toEqual(['bar@2', 'edges@2']);
  expect(second.run.parameters).toEqual({ ...first.run.parameters, epochs: 4 });
  expect(secondOverEdges.run.parameters['backbone']).toBe(overEdges.run.parameters['backbone']);
  for (const { outcome } of [second.run, secondOverEdges.run]) {
    expect(outcome?.maxDifference).toBeLessThanOrEqual(1e-5);
    expect(outcome?.kept).toMatchObject({ overall: { rows: 16, verdict: 'kept' } });
    expect(outcome?.curve[0]?.iteration).toBe(0);
  }
  expect(await trainModel(home, ask({ dataset: 'more', from: 'bar@1', parameters: { side: 20 } }))).toMatchObject({
    error: { code: 'train.otherShape' },
  });
});

test('columns beside the images are refused, and images by other algorithms', async () => {
  const home = openTestHome();
  await importBars(home);

  expect(await trainModel(home, ask({ features: ['image', 'bytes'] }))).toMatchObject({
    error: { code: 'train.notImages' },
  });
  expect(await trainModel(home, ask({ algorithm: 'mlp', parameters: {}, features: ['image'] }))).toMatchObject({
    error: { code: 'train.textFeature' },
  });
});

test('an image that is gone stops training and scoring by its name', async () => {
  const home = openTestHome();
  await importBars(home);
  const { model } = valueOf(await trainModel(home, ask({ parameters: { ...parameters, epochs: 1 } })));
  const gone = String(home.store.value<string>('SELECT sha256 FROM image LIMIT 1'));
  rmSync(join(home.folder, 'blobs', gone.slice(0, 2), gone.slice(2)));

  const missing = { error: { code: 'image.missing', message: expect.stringContaining(gone.slice(0, 12)) } };
  expect(await trainModel(home, ask())).toMatchObject(missing);
  const input = calls['predict.dataset'].input.parse({ model: model.ref, dataset: 'bars' });
  expect(await predictDataset(home, input)).toMatchObject(missing);
});

test('a head stands on a network of somebody else, which the home keeps while a run names it', async () => {
  const home = openTestHome();
  await importBars(home);
  const path = join(home.folder, 'edges.onnx');
  writeFileSync(path, edgeFinder());
  const over = { epochs: 20, batch: 16, learningRate: 0.05, hidden: [4], side: SIDE };

  const { run, model } = valueOf(await trainModel(home, ask({ backbone: path, parameters: over })));

  expect(run.outcome?.metrics['accuracy']).toBeGreaterThan(0.8);
  const backbone = String(run.parameters['backbone']);
  expect(Buffer.from(valueOf(await home.blobs.read(backbone)))).toEqual(Buffer.from(edgeFinder()));
  expect(isFileNeeded(home.store, backbone)).toBe(true);
  rmSync(path);
  const again = valueOf(await trainModel(home, ask({ parameters: { ...over, backbone } })));
  expect(again.model.sha256).toBe(model.sha256);

  rmSync(join(home.folder, 'blobs', backbone.slice(0, 2), backbone.slice(2)));
  expect(await trainModel(home, ask({ parameters: { ...over, backbone } }))).toMatchObject({
    error: { code: 'backbone.gone' },
  });
});
