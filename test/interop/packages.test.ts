import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportModel } from '../../electron/core/actions/export-model.ts';
import { promoteModel } from '../../electron/core/actions/promote-model.ts';
import { trainModel } from '../../electron/core/actions/train-model.ts';
import { writeCard } from '../../electron/core/actions/write-card.ts';
import { askModel } from '../../electron/core/engine/load-model.ts';
import { readersPython } from '../../scripts/set-up/python-readers.mjs';
import { calls, type Input } from '../../shared/calls.ts';
import type { ModelVersion } from '../../shared/registry.ts';
import { importPatients } from '../core/actions/import-patients.ts';
import { openLaptop } from '../core/actions/open-laptop.ts';
import { type TestHome, valueOf } from '../core/open-test-home.ts';

const records = [
  { fever: 36.4, cough: 'no' },
  { fever: 37.6, cough: 'yes' },
  { fever: 37.6, cough: 'no' },
  { fever: 40.25, cough: 'yes' },
];

/** One start of Python for all of them: it takes longer than everything else here. */
test('MLflow loads exported packages and answers as we do, and CycloneDX takes their bills of materials', async () => {
  const home = openLaptop();
  await importPatients(home);
  const made = [await makePackage(home, 'gbdt'), await makePackage(home, 'linear'), await makePackage(home, 'mlp')];
  const rows = join(home.folder, 'rows.json');
  writeFileSync(rows, JSON.stringify(records));

  const script = join(import.meta.dirname, 'read-package.py');
  const read = spawnSync(readersPython, [script, rows, ...made.map(({ path }) => path)], { encoding: 'utf8' });

  expect(read.status, read.stderr).toBe(0);
  const said = JSON.parse(read.stdout) as readonly { readonly answers: Answers }[];
  const names = ['fever', 'cough'];
  expect(said).toMatchObject(
    made.map(({ model }) => ({ inputs: names, signature: names, versionId: model.id, bomFault: null, sums: '' })),
  );
  for (const [place, { model }] of made.entries()) {
    const theirs = said[place]?.answers[probabilitiesOf(model)] ?? [];
    for (const [row, record] of records.entries()) {
      const ours = valueOf(await askModel(home, model, 'model.scoreRecord', { sha256: model.sha256, record }));
      const wanted = model.spec.classes.map((name) => ours.output.probabilities?.[name] ?? Number.NaN);
      const furthest = Math.max(...wanted.map((value, at) => Math.abs(value - (theirs[row]?.[at] ?? Number.NaN))));
      expect(furthest).toBeLessThanOrEqual(1e-5);
    }
  }
});

type Answers = Readonly<Record<string, readonly (readonly number[])[]>>;

const probabilitiesOf = ({ spec }: ModelVersion): string =>
  spec.outputs.find(({ role }) => role === 'probabilities')?.name ?? '';

async function makePackage(home: TestHome, algorithm: 'gbdt' | 'linear' | 'mlp') {
  const asked: Input<'model.train'> = { dataset: 'patients', target: 'sick', algorithm, name: algorithm };
  const { model } = valueOf(await trainModel(home, calls['model.train'].input.parse(asked)));
  valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref: algorithm })));
  const text = { use: 'Triage | of "children"', users: 'Nurses', notFor: 'Adults', owner: 'Ward 3', notes: '# none' };
  valueOf(await writeCard(home, { ref: algorithm, text }));
  const path = join(home.folder, algorithm);
  valueOf(await exportModel(home, { ref: algorithm, path, folder: true }));
  return { model, path };
}
