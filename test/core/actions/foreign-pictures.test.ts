import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { calls } from '../../../shared/calls.ts';
import { Pixels } from '../../../shared/model.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { encodePng } from '../files/images/tiny-images.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const folder = join(import.meta.dirname, '../../fixtures/models');

/** What test/fixtures/models/make-torch-models.py writes beside each model of pictures. */
const Expected = z.object({
  pictures: z.array(z.object({ height: z.int(), width: z.int(), channels: z.literal(3), pixels: z.array(z.int()) })),
  told: z.object({ pixels: Pixels, classes: z.array(z.string()) }),
  answers: z.array(z.array(z.number())),
});
type Expected = z.infer<typeof Expected>;
const read = (name: string): Expected => Expected.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

async function importLeaves(home: TestHome, { pictures }: Expected): Promise<void> {
  const files = pictures.map(({ width, height, channels, pixels }, place) => [
    `${place}.png`,
    encodePng(width, height, Uint8Array.from(pixels), channels),
  ]);
  const labels = ['picture,state', ...pictures.map((_, place) => `${place}.png,leaf`)].join('\n');
  const path = writeFolder({ 'labels.csv': labels, ...Object.fromEntries(files) });
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'leaves' })));
}

test.each([
  ['channels first', 'torch-pictures-nchw', [null, 3, 8, 8]],
  ['channels last', 'torch-pictures-nhwc', [null, 8, 8, 3]],
])(
  "a network of pictures, %s, from PyTorch's exporter answers what onnxruntime in Python does",
  async (_, name, shape) => {
    const home = openTestHome();
    const expected = read(name);
    await importLeaves(home, expected);
    const told = { path: join(folder, `${name}.onnx`), name: 'leaf', dataset: 'leaves', ...expected.told };

    const model = valueOf(await importModel(home, calls['model.import'].input.parse(told)));

    expect(model.spec).toMatchObject({ task: 'multiclass', inputs: [{ shape, columns: ['image'], pixels: 'unit' }] });
    const page = valueOf(await pageDataset(home, { ref: 'leaves', firstRow: 0, rows: 6 }));
    const place = page.columns.findIndex((column) => column.name === 'image');
    for (const [row, answers] of expected.answers.entries()) {
      const record = { image: page.rows[row]?.[place] ?? null };
      const { output } = valueOf(await predictRecord(home, { model: model.ref, record }));
      const said = expected.told.classes.map((each) => output.probabilities?.[each] ?? Number.NaN);
      expect(Math.max(...said.map((value, index) => Math.abs(value - answers[index]!)))).toBeLessThan(1e-5);
    }
    const batch = calls['predict.dataset'].input.parse({ model: model.ref, dataset: 'leaves' });
    expect(valueOf(await predictDataset(home, batch)).rows).toBe(6);
  },
);
