import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ImageHeadParameters } from '../../shared/training.ts';
import type { ImageFile } from '../../shared/picture.ts';
import { type Engine, encodeAll, startEngine, texts, valueOf } from '../compute/start-engine.ts';
import { encodePng } from '../core/files/images/tiny-images.ts';
import { type BenchRow, rowOf } from './harness.ts';

const PACKAGE = 'dataset-fashion-mnist';
const SIDE = 28;
const LIMIT_MS = 10 * 60_000;
const MOST_WRONG = 0.1;
const IMAGES_AT_ONCE = 2_000;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017; Debian's package): 60,000 small grey pictures, handed over as PNG
 * files, decoded, learned from, fitted again to all of them, exported and compared with ONNX Runtime; then the 10,000
 * others scored. Against ten minutes and one wrong in ten, once: it takes minutes.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const { train, test } = readFashion();
  const engine = startEngine();
  const startedAtMs = performance.now();
  const { onnx, spec } = await trainOn(engine, train);
  const elapsedMs = performance.now() - startedAtMs;
  const sha256 = createHash('sha256').update(onnx).digest('hex');
  valueOf(await engine.call('model.load', { sha256, onnx, spec }));
  const column = texts(
    'picture',
    test.images.map((image) => image.sha256),
    'image',
  );
  const { probabilities } = valueOf(
    await engine.call('model.score', { sha256, chunks: encodeAll([column]), images: [...test.images] }),
  );
  const wrong = test.labels.filter((label, row) => {
    const said = probabilities?.subarray(row * 10, (row + 1) * 10) ?? new Float32Array(10);
    return spec.classes[said.indexOf(Math.max(...said))] !== label;
  });
  const once = (name: string, value: number) => ({ name, median: value, runs: [value] });
  const share = wrong.length / test.labels.length;
  return [
    rowOf('Fashion-MNIST, trained', 'ms', 1, once('image head', elapsedMs), once('limit', LIMIT_MS)),
    rowOf('Fashion-MNIST, 10,000 others', 'share', 1, once('wrong', share), once('limit', MOST_WRONG)),
  ];
}

type Labelled = { readonly images: readonly ImageFile[]; readonly labels: readonly string[] };

async function trainOn(engine: Engine, { images, labels }: Labelled) {
  const columns = [
    texts(
      'picture',
      images.map(({ sha256 }) => sha256),
      'image',
    ),
    texts('kind', labels),
  ];
  const parameters = ImageHeadParameters.parse({ holdout: 0.1 });
  const { tableId } = valueOf(
    await engine.call('table.open', {
      columns: columns.map(({ column }) => column),
      pictures: { channels: 1, height: SIDE, width: SIDE },
    }),
  );
  valueOf(await engine.call('table.append', { tableId, chunks: encodeAll(columns) }));
  for (let start = 0; start < images.length; start += IMAGES_AT_ONCE) {
    const part = images.slice(start, start + IMAGES_AT_ONCE);
    valueOf(await engine.call('table.pictures', { tableId, images: part }));
  }
  const asked = { tableId, target: 'kind', features: ['picture'], seed: 1 };
  return valueOf(await engine.call('train', { ...asked, algorithm: 'image-head', parameters }));
}

function readFashion(): { train: Labelled; test: Labelled } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    execFileSync('apt-get', ['download', PACKAGE], { cwd: folder, stdio: 'ignore' });
    const file = readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '';
    execFileSync('dpkg-deb', ['-x', join(folder, file), folder]);
    const data = join(folder, 'usr/share/datasets/fashion-mnist');
    return { train: readPart(data, 'train'), test: readPart(data, 't10k') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The IDX format: a head of 8 bytes before the labels and of 16 before the pixels. */
function readPart(folder: string, part: 'train' | 't10k'): Labelled {
  const read = (name: string): Buffer => gunzipSync(readFileSync(join(folder, `${part}-${name}-ubyte.gz`)));
  const labels = Array.from(read('labels-idx1').subarray(8), String);
  const pixels = read('images-idx3').subarray(16);
  const images = labels.map((_, row) => {
    const bytes = encodePng(SIDE, SIDE, pixels.subarray(row * SIDE * SIDE, (row + 1) * SIDE * SIDE));
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  });
  return { images, labels };
}
