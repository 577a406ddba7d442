import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/domain/random.ts';
import { ImageHeadParameters } from '../../../shared/training.ts';
import { encodePng } from '../../core/files/images/tiny-images.ts';
import { encodeAll, startEngine, texts, valueOf } from '../start-engine.ts';
import { edgeFinder } from './edge-finder.ts';
import { sha256Of, weightedSum } from '../tiny-models.ts';

const ROWS = 120;

/** A bar that stands or lies: which edges are strong says it. */
function drawBars() {
  const random = createRandom(4);
  const images = Array.from({ length: ROWS }, (_, number) => {
    const place = 1 + random.int(8);
    const pixels = Uint8Array.from({ length: 144 }, (__, at) => {
      const line = number % 2 === 0 ? at % 12 : Math.floor(at / 12);
      return (line >= place && line < place + 3 ? 150 : 0) + random.int(90);
    });
    const bytes = encodePng(12, 12, pixels);
    return { sha256: sha256Of(bytes), bytes };
  });
  const names = images.map(({ sha256 }, row) => (row === 7 ? null : sha256));
  const kinds = images.map((_, row) => (row % 2 === 0 ? 'upright' : 'lying'));
  return { images, columns: [texts('picture', names, 'image'), texts('bar', kinds)] };
}

async function trainOver(backbone: Uint8Array, hidden: number[] = []) {
  const engine = startEngine();
  const { images, columns } = drawBars();
  const pictures = { channels: 1 as const, height: 12, width: 12 };
  const opened = await engine.call('table.open', { columns: columns.map(({ column }) => column), pictures, backbone });
  if (!opened.ok) return opened;
  const { tableId } = opened.value;
  valueOf(await engine.call('table.append', { tableId, chunks: encodeAll(columns) }));
  valueOf(await engine.call('table.pictures', { tableId, images }));
  const parameters = ImageHeadParameters.parse({ hidden, epochs: 20, learningRate: 0.05, batch: 16 });
  const asked = { tableId, target: 'bar', features: ['picture'], seed: 1 };
  return engine.call('train', { ...asked, algorithm: 'image-head', parameters });
}

test.for([
  ['of any size', edgeFinder()],
  ['of its own size, channels last, in a newer version', edgeFinder({ channelsLast: true, side: 12, opset: 20 })],
] as const)('a head over a backbone %s becomes one file that answers as its trainer does', async ([, backbone]) => {
  const { metrics, spec, maxDifference, onnx } = valueOf(await trainOver(backbone, [4]));

  expect(metrics['accuracy']).toBeGreaterThan(0.9);
  expect(maxDifference).toBeLessThanOrEqual(1e-5);
  expect(spec.inputs).toEqual([{ name: 'picture', dtype: 'uint8', shape: [null, 1, 12, 12], columns: ['picture'] }]);
  const described = valueOf(await startEngine().call('model.inspect', { onnx }));
  expect(described.inputs.map(({ name }) => name)).toEqual(['picture']);
});

test('the same seed gives the same bytes', async () => {
  const once = valueOf(await trainOver(edgeFinder()));
  const again = valueOf(await trainOver(edgeFinder()));
  expect(sha256Of(once.onnx)).toBe(sha256Of(again.onnx));
});

test.for([
  ['takes a table', weightedSum().onnx],
  ['is written for a version that means other things', edgeFinder({ opset: 11 })],
] as const)('a model that %s is refused before a row is sent', async ([, backbone]) => {
  expect(await trainOver(backbone)).toMatchObject({ ok: false, error: { code: 'backbone.unfit' } });
});

test('bytes that are no model are refused as such', async () => {
  expect(await trainOver(Uint8Array.of(1, 2, 3))).toMatchObject({ ok: false, error: { code: 'model.notOnnx' } });
});
