import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exportModel } from '../../../electron/core/actions/export-model.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { showCard } from '../../../electron/core/actions/show-card.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { writeCard } from '../../../electron/core/actions/write-card.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { referenceProfile } from '../../../electron/core/store/models.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { writeZip } from '../files/tables/write-zip.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { importPatients } from './import-patients.ts';
import { openLaptop } from './open-laptop.ts';

let home: TestHome;
let model: ModelVersion;

/** Trained once: every test takes its package from here and into a home of its own. */
beforeAll(async () => {
  home = openLaptop();
  await importPatients(home);
  const input = calls['model.train'].input.parse({ dataset: 'patients', target: 'sick', parameters: { trees: 5 } });
  model = valueOf(await trainModel(home, input)).model;
  valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref: 'sick', reason: 'the first' })));
  valueOf(await writeCard(home, { ref: 'sick', text: { use: 'Who is sent to the clinic.', notFor: 'Adults.' } }));
});

let exported = 0;

async function exportFrom(from: TestHome, ref = 'sick', folder = false): Promise<string> {
  exported += 1;
  const path = join(from.folder, folder ? `package-${exported}` : `package-${exported}.zip`);
  valueOf(await exportModel(from, { ref, path, folder }));
  return path;
}

const importAs = (to: TestHome, path: string, more: Partial<Input<'model.import'>> = {}) =>
  importModel(to, calls['model.import'].input.parse({ path, ...more }));

/** The files of a package, to be put together again in another way. */
async function filesOf(from: TestHome): Promise<Record<string, Buffer>> {
  const folder = await exportFrom(from, 'sick', true);
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

const sumsOf = (files: Record<string, Buffer>): Buffer =>
  Buffer.from(
    Object.entries(files)
      .filter(([name]) => name !== 'SHA256SUMS' && name !== 'signature.json')
      .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
      .join(''),
  );

function write(to: TestHome, files: Record<string, Buffer>): string {
  const path = join(to.folder, 'made.zip');
  writeFileSync(path, writeZip(files));
  return path;
}

/** Whether an import left anything behind. */
const leftIn = (to: TestHome) => ({
  models: to.store.value('SELECT count(*) FROM model'),
  nodes: to.store.value('SELECT count(*) FROM lineageNode'),
  changes: to.store.value('SELECT count(*) FROM outbox'),
  blobs: readdirSync(join(to.folder, 'blobs')),
});
const NOTHING = { models: 0, nodes: 0, changes: 0, blobs: [] };

test('exporting twice gives the same bytes, and so does exporting what was imported elsewhere', async () => {
  const elsewhere = openLaptop();
  const first = await exportFrom(home);

  const again = await exportFrom(home);
  const version = valueOf(await importAs(elsewhere, first));
  const back = await exportFrom(elsewhere);

  expect(readFileSync(again).equals(readFileSync(first))).toBe(true);
  expect(readFileSync(back).equals(readFileSync(first))).toBe(true);
  expect(version).toMatchObject({ id: model.id, ref: 'sick@1', sha256: model.sha256, metrics: model.metrics });
  expect(version.source).toEqual({ kind: 'file', name: first.split('/').at(-1), device: 'laptop' });
  expect(version.spec).toEqual(model.spec);
  expect(version.threshold).toBe(model.threshold);
});

test('an imported package brings profile, card and the way it came, marked as from the other laptop', async () => {
  const elsewhere = openLaptop();

  const version = valueOf(await importAs(elsewhere, await exportFrom(home)));

  expect(referenceProfile(elsewhere.store, version.id)).toEqual(referenceProfile(home.store, model.id));
  const [brought, own] = [
    valueOf(await showCard(elsewhere, { ref: 'sick' })),
    valueOf(await showCard(home, { ref: 'sick' })),
  ];
  expect(brought.card).toEqual(own.card);
  expect(brought.card.text?.text).toMatchObject({ use: 'Who is sent to the clinic.', notFor: 'Adults.' });
  const { nodes, edges } = lineageOf(elsewhere.store, version.id);
  const told = nodes.filter(({ fromDevice }) => fromDevice === 'laptop').map(({ kind }) => kind);
  expect(told.toSorted()).toEqual(['datasetVersion', 'file', 'run']);
  expect(edges).toContainEqual({ from: model.runId, to: version.id, kind: 'trained' });
});

test('a package that was added to is signed anew, and one that is here already stays one version', async () => {
  const elsewhere = openLaptop();
  const first = await exportFrom(home);
  const version = valueOf(await importAs(elsewhere, first));

  expect(valueOf(await importAs(elsewhere, first)).id).toBe(version.id);
  const renamed = valueOf(await importAs(elsewhere, first, { name: 'other' }));
  expect([renamed.ref, renamed.sha256]).toEqual(['other@1', model.sha256]);
  expect(renamed.id).not.toBe(version.id);

  valueOf(await writeCard(elsewhere, { ref: 'sick', text: { owner: 'District office' } }));
  const changed = valueOf(await importAs(openLaptop(), await exportFrom(elsewhere)));
  expect(changed).toMatchObject({ id: model.id, sha256: model.sha256 });
});

test('a folder holds what MLflow, sha256sum and CycloneDX look for', async () => {
  const files = await filesOf(home);

  expect(Object.keys(files).toSorted()).toEqual([
    'MLmodel',
    'SHA256SUMS',
    'conda.yaml',
    'feature-schema.json',
    'fieldloop.json',
    'lineage.json',
    'metrics.json',
    'ml-bom.cdx.json',
    'model-card.json',
    'model-card.md',
    'model.onnx',
    'operating-point.json',
    'python_env.yaml',
    'reference-profile.json',
    'requirements.txt',
    'signature.json',
    'test-report.json',
  ]);
  const mlmodel = parse(files['MLmodel']!.toString()) as { flavors: object; signature: { inputs: string } };
  expect(mlmodel.flavors).toMatchObject({
    onnx: { data: 'model.onnx' },
    python_function: { loader_module: 'mlflow.onnx' },
  });
  expect(JSON.parse(mlmodel.signature.inputs)).toContainEqual({
    name: 'fever',
    type: 'tensor',
    'tensor-spec': { dtype: 'float32', shape: [-1, 1] },
  });
  expect(createHash('sha256').update(files['model.onnx']!).digest('hex')).toBe(model.sha256);
  const bom = JSON.parse(files['ml-bom.cdx.json']!.toString()) as Record<string, unknown>;
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${model.id}` });
  expect(files['model-card.md']!.toString()).toContain('| Intended use | Who is sent to the clinic. |');
});

const harms: readonly (readonly [string, string, (files: Record<string, Buffer>) => void])[] = [
  ['a changed byte in a member', 'package.damaged', (files) => (files['metrics.json']![5]! ^= 1)],
  ['a changed byte in the model', 'package.damaged', (files) => (files['model.onnx']![100]! ^= 1)],
  ['a file more', 'package.damaged', (files) => (files['more.txt'] = Buffer.from('?'))],
  ['no model', 'package.incomplete', (files) => delete files['model.onnx']],
  ['no profile', 'package.incomplete', (files) => delete files['reference-profile.json']],
  ['no checksums', 'package.incomplete', (files) => delete files['SHA256SUMS']],
  ['no head', 'package.incomplete', (files) => delete files['fieldloop.json']],
  [
    'a newer format',
    'package.newer',
    (files) =>
      (files['fieldloop.json'] = Buffer.from(files['fieldloop.json']!.toString().replace('"format":1', '"format":2'))),
  ],
  [
    'other content under an old signature',
    'package.untrusted',
    (files) => {
      files['metrics.json'] = Buffer.from('{}');
      files['SHA256SUMS'] = sumsOf(files);
    },
  ],
  [
    'another model under the same card',
    'package.damaged',
    (files) => {
      files['model.onnx'] = Buffer.from('no model');
      files['SHA256SUMS'] = sumsOf(files);
      delete files['signature.json'];
    },
  ],
  ['a name that leads out', 'package.escapes', (files) => (files['../../evil.txt'] = Buffer.from('!'))],
  ['an absolute name', 'package.escapes', (files) => (files['/evil.txt'] = Buffer.from('!'))],
  ["a name with Windows' separators", 'package.escapes', (files) => (files['..\\evil.txt'] = Buffer.from('!'))],
  ['a bomb', 'zip.bomb', (files) => (files['zeros'] = Buffer.alloc(80 * 2 ** 20))],
];

test.each(harms)('a package with %s is refused as %s and leaves nothing', async (_, code, harm) => {
  const elsewhere = openLaptop();
  const files = await filesOf(home);
  harm(files);

  const refused = await importAs(elsewhere, write(elsewhere, files));

  expect(refused).toMatchObject({ ok: false, error: { code } });
  expect(leftIn(elsewhere)).toEqual(NOTHING);
});

test('a package that is cut, or signed by another key than the device is known by, is refused', async () => {
  const elsewhere = openLaptop();
  const whole = readFileSync(await exportFrom(home));
  const path = join(elsewhere.folder, 'cut.zip');
  writeFileSync(path, whole.subarray(0, whole.length - 200));
  expect(await importAs(elsewhere, path)).toMatchObject({ error: { code: 'package.damaged' } });

  elsewhere.store.transaction((db) =>
    db.run("INSERT INTO device (id, name, publicKey, createdAtMs) VALUES (:id, 'laptop', 'AAAA', 0)", {
      id: home.deviceId,
    }),
  );
  expect(await importAs(elsewhere, await exportFrom(home))).toMatchObject({ error: { code: 'package.untrusted' } });
  expect(leftIn(elsewhere)).toEqual(NOTHING);
});

test('a folder with a link in it is refused, wherever the link leads', async () => {
  const elsewhere = openLaptop();
  const folder = await exportFrom(home, 'sick', true);
  symlinkSync('/etc/hostname', join(folder, 'more.txt'));

  expect(await importAs(elsewhere, folder)).toMatchObject({ error: { code: 'package.escapes' } });
});

test("a folder that MLflow made is imported with the columns of its signature's order", async () => {
  const elsewhere = openLaptop();
  await importPatients(elsewhere);
  const folder = join(elsewhere.folder, 'mlflow-model');
  mkdirSync(folder);
  const { weightedSum } = await import('../../compute/tiny-models.ts');
  writeFileSync(join(folder, 'model.onnx'), weightedSum().onnx);
  const mlmodel = (flavors: string) =>
    `artifact_path: model\nflavors:\n${flavors}signature:\n  inputs: '[{"name": "fever", "type": "float"}, {"name": "fever", "type": "float"}]'\n`;
  writeFileSync(join(folder, 'MLmodel'), mlmodel('  onnx:\n    data: model.onnx\n'));

  const version = valueOf(await importAs(elsewhere, folder, { dataset: 'patients' }));

  expect(version).toMatchObject({ ref: 'mlflow-model@1', sha256: weightedSum().sha256 });
  expect(version.spec.inputs[0]?.columns).toEqual(['fever', 'fever']);
  writeFileSync(join(folder, 'MLmodel'), mlmodel('  sklearn:\n    pickled_model: model.pkl\n'));
  expect(await importAs(elsewhere, folder)).toMatchObject({ error: { code: 'package.otherFlavor' } });
  writeFileSync(join(folder, 'MLmodel'), mlmodel('  onnx:\n    data: ../../secret.onnx\n'));
  expect(await importAs(elsewhere, folder)).toMatchObject({ error: { code: 'package.incomplete' } });
  writeFileSync(join(folder, 'MLmodel'), 'a: [\n');
  expect(await importAs(elsewhere, folder)).toMatchObject({ error: { code: 'package.damaged' } });
});
