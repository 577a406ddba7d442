import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { listModels } from '../../../electron/core/actions/list-models.ts';
import { previewModel } from '../../../electron/core/actions/preview-model.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { runTensors } from '../../../electron/core/actions/run-tensors.ts';
import { showModel } from '../../../electron/core/actions/show-model.ts';
import { askModel } from '../../../electron/core/engine/load-model.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { currentMove } from '../../../electron/core/store/alias-moves.ts';
import { modelIdByName, resolveModel } from '../../../electron/core/store/models.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { oneRowProbability, type TinyModel, weightedSum } from '../../compute/tiny-models.ts';
import { giveDeviceKey } from '../give-device-key.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importText } from './import-text.ts';

const definition = ProjectDefinition.parse({
  columns: ['a', 'b', 'x'].map((name) => ({ name, type: 'number', unit: 'kg' })),
});

function importTiny(home: TestHome, { onnx }: TinyModel, input: Omit<Input<'model.import'>, 'path'>) {
  const path = join(home.folder, 'foreign.onnx');
  writeFileSync(path, onnx);
  return importModel(home, calls['model.import'].input.parse({ path, ...input }));
}
/** There are no rows here to judge a model on, so somebody takes it upon them. */
const promote = (home: TestHome, input: Input<'model.promote'>) =>
  promoteModel(home, calls['model.promote'].input.parse({ override: 'known from elsewhere', ...input }));
const screening = { name: 'screening', classes: ['well', 'sick'] };

test('a foreign regression is imported with its columns in the order that was named, and scores', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  const tiny = weightedSum();

  const model = valueOf(await importTiny(home, tiny, { name: 'sum', columns: ['b', 'a'] }));

  expect(model).toMatchObject({ ref: 'sum@1', sha256: tiny.sha256, sizeBytes: tiny.onnx.length, threshold: null });
  expect(model.source).toEqual({ kind: 'file', name: 'foreign.onnx' });
  expect(model.spec).toMatchObject({ task: 'regression', classes: [], outputs: [{ role: 'value' }] });
  expect(model.spec.features).toEqual([
    { name: 'b', type: 'number', unit: 'kg' },
    { name: 'a', type: 'number', unit: 'kg' },
  ]);
  const edge = { from: `file:${tiny.sha256}`, to: model.id, kind: 'imported' };
  expect(lineageOf(home.store, model.id).edges).toContainEqual(edge);
  const record = { a: 1, b: 2 };
  const scored = valueOf(await askModel(home, model, 'model.scoreRecord', { sha256: model.sha256, record }));
  expect(scored.output.prediction).toBe(12);
});

test('a classifier needs its classes, and the last of two is the positive one', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  const tiny = oneRowProbability();

  const unnamed = await importTiny(home, tiny, { name: 'screening', task: 'binary' });
  const three = await importTiny(home, tiny, { name: 'screening', task: 'binary', classes: ['a', 'b', 'c'] });
  const named = valueOf(await importTiny(home, tiny, screening));

  expect(unnamed).toMatchObject({ ok: false, error: { code: 'model.classesUnknown' } });
  expect(three).toMatchObject({ ok: false, error: { code: 'model.classesDiffer' } });
  expect(named.spec).toMatchObject({ task: 'binary', positiveClass: 'sick', outputs: [{ role: 'probabilities' }] });
  expect(valueOf(await listModels(home, {})).models.map(({ ref }) => ref)).toEqual(['screening@1']);
});

test('a file that is no model, or not there, is refused and leaves nothing', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  const text = { ...weightedSum(), onnx: new TextEncoder().encode('no model at all') };

  expect(await importTiny(home, text, { name: 'sum' })).toMatchObject({ error: { code: 'model.notOnnx' } });
  const missing = { path: join(home.folder, 'none.onnx'), name: 'sum' };
  expect(await importModel(home, missing)).toMatchObject({ error: { code: 'file.unreadable' } });
  expect(home.store.value('SELECT count(*) FROM model')).toBe(0);
  expect(home.store.value('SELECT count(*) FROM outbox')).toBe(0);
});

test('a promotion remembers where its alias pointed and which threshold holds', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  await importTiny(home, oneRowProbability(), screening);
  const second = valueOf(await importTiny(home, oneRowProbability(), screening));

  const first = valueOf(await promote(home, { ref: 'screening@1' }));
  const moved = valueOf(await promote(home, { ref: 'screening', threshold: 0.3, reason: 'finds more' }));

  expect(first).toMatchObject({ alias: 'champion', ref: 'screening@1', previousRef: null, threshold: 0.5 });
  expect(moved).toMatchObject({ ref: 'screening@2', previousRef: 'screening@1', threshold: 0.3, actorName: 'Amina' });
  const shown = valueOf(await showModel(home, { ref: '@champion' }));
  expect(shown.model).toMatchObject({ ref: 'screening@2', aliases: ['champion'] });
  expect(shown.versions.map(({ ref, aliases }) => [ref, aliases])).toEqual([
    ['screening@2', ['champion']],
    ['screening@1', []],
  ]);
  expect(shown.moves).toEqual([moved, first]);
  const edge = { from: second.id, to: moved.id, kind: 'promoted' };
  expect(lineageOf(home.store, moved.id).edges).toContainEqual(edge);
  expect(valueOf(await home.readers.run('audit.verify', null))).toEqual({ entries: 8, damaged: [] });
});

test('a version is found by name, number, alias, id and the project-wide alias', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  const sum = valueOf(await importTiny(home, weightedSum(), { name: 'sum', columns: ['a', 'b'] }));
  await importTiny(home, oneRowProbability(), screening);
  await promote(home, { ref: 'screening' });
  const move = valueOf(await promote(home, { ref: 'sum' }));

  const refs = ['sum', 'sum@1', 'sum@champion', sum.id, '@champion', 'screening@champion', 'sum@2', '@shadow', 'none'];
  const found = refs.map((ref) => resolveModel(home.store, home.projectId, ref)?.ref ?? null);

  expect(found).toEqual(['sum@1', 'sum@1', 'sum@1', 'sum@1', 'sum@1', 'screening@1', null, null, null]);
  expect(currentMove(home.store, modelIdByName(home.store, home.projectId, 'sum')!, 'champion')).toEqual(move);
  expect(await promote(home, { ref: 'none' })).toMatchObject({ error: { code: 'model.unknown' } });
  expect(await promote(home, { ref: '@shadow' })).toMatchObject({ error: { code: 'model.noneDeployed' } });
});

test('a model that is no table is registered and runs on tensors, but scores no records and is not put in use', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));

  const model = valueOf(await importTiny(home, weightedSum(), { name: 'sum', task: 'tensors' }));
  const data = new Uint8Array(Float32Array.of(1, 2).buffer);
  const tensors = [{ name: 'X', datatype: 'float32' as const, shape: [1, 2], data }];
  const run = valueOf(await runTensors(home, { ref: 'sum', tensors }));

  expect(model.spec).toMatchObject({ task: 'tensors', features: [], inputs: [{ name: 'X', columns: [] }] });
  expect(run).toMatchObject({ modelRef: 'sum@1', outputs: [{ name: 'sum', shape: [1, 1] }] });
  expect([...run.outputs[0]!.data]).toEqual([...new Uint8Array(Float32Array.of(21).buffer)]);
  const refused = { ok: false, error: { code: 'model.notATable', hint: expect.stringContaining('endpoint') } };
  expect(await promote(home, { ref: 'sum' })).toMatchObject(refused);
  const record = calls['predict.record'].input.parse({ model: 'sum', record: { a: 1 } });
  expect(await predictRecord(home, record)).toMatchObject(refused);
});

test('a preview proposes the columns that fill a model, with what the data hold, and stores nothing', async () => {
  const home = openTestHome({ definition });
  await importText(home, 'pairs', 'a,b,sum,note\n1,2,3,x\n3,4,7,y\n');
  const path = join(home.folder, 'foreign.onnx');
  writeFileSync(path, weightedSum().onnx);
  const preview = (input: Omit<Input<'model.preview'>, 'path'>) => previewModel(home, { path, ...input });

  const told = valueOf(await preview({ dataset: 'pairs', target: 'sum' }));
  const untold = valueOf(await preview({ dataset: 'pairs' }));

  expect(told).toMatchObject({ name: 'foreign', brought: null, inputs: [{ name: 'X', likely: ['a', 'b'] }] });
  expect(told.columns.find(({ name }) => name === 'b')).toMatchObject({ type: 'integer', min: 2, max: 4 });
  expect(untold.inputs[0]?.likely).toEqual([null, null]); // three columns for two places: which two is not known
  expect(await preview({ dataset: 'none' })).toMatchObject({ error: { code: 'dataset.unknown' } });
  expect(home.store.value('SELECT count(*) FROM model')).toBe(0);
});
