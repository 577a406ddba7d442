import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { overrideText } from '../../../electron/core/actions/model-tests/sign-override.ts';
import { openTestSuite } from '../../../electron/core/actions/open-test-suite.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { setTestSuite } from '../../../electron/core/actions/set-test-suite.ts';
import { showModel } from '../../../electron/core/actions/show-model.ts';
import { showModelTests } from '../../../electron/core/actions/show-model-tests.ts';
import { testModel } from '../../../electron/core/actions/test-model.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { isSignedBy } from '../../../electron/core/files/is-signed-by.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { oneRowProbability } from '../../compute/tiny-models.ts';
import { giveDeviceKey } from '../give-device-key.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importPatients } from './import-patients.ts';

const definition = ProjectDefinition.parse({ columns: [{ name: 'x', type: 'number' }] });

const train = async (home: TestHome, input: Partial<Input<'model.train'>> = {}) =>
  valueOf(
    await trainModel(
      home,
      calls['model.train'].input.parse({ dataset: 'patients', target: 'sick', parameters: { trees: 20 }, ...input }),
    ),
  );

const promote = (home: TestHome, input: Input<'model.promote'>) =>
  promoteModel(home, calls['model.promote'].input.parse(input));

const declare = (home: TestHome, model: string, suite: Input<'testSuite.set'>['suite']) =>
  setTestSuite(home, calls['testSuite.set'].input.parse({ model, suite }));

/** A home whose device can sign, and a model that nobody gave rows to judge it on. */
async function openImported(): Promise<TestHome> {
  const home = giveDeviceKey(openTestHome({ definition }));
  const path = join(home.folder, 'foreign.onnx');
  writeFileSync(path, oneRowProbability().onnx);
  const input = { path, name: 'sick', task: 'binary', classes: ['well', 'sick'], target: 'sick' } as const;
  valueOf(await importModel(home, calls['model.import'].input.parse(input)));
  return home;
}

const reportsIn = (home: TestHome): number => Number(home.store.value('SELECT count(*) FROM testReport'));

test('a trained model is tested in the call that promotes it, and passes what is asked by default', async () => {
  const home = openTestHome();
  const dataset = await importPatients(home);
  const { model } = await train(home);

  const move = valueOf(await promote(home, { ref: model.ref }));

  expect(move.gate).toMatchObject({ passed: true, because: null, suiteVersion: 0 });
  expect(move.override).toBeNull();
  expect(move.gate?.results.map(({ test: { id }, verdict, because }) => [id, verdict, because])).toEqual([
    ['output-schema', 'passed', null],
    ['same-fed', 'passed', null],
    ['quick-and-small', 'passed', null],
    ['missing-field', 'passed', null],
    ['better-than-guessing', 'passed', null],
    ['against-champion', 'notApplicable', 'noChampion'],
  ]);
  const { reports, gate } = valueOf(await showModelTests(home, { ref: model.ref }));
  expect(reports[0]).toMatchObject({
    id: move.gate?.reportId,
    modelRef: 'sick@1',
    actorName: 'Amina',
    judgedOn: { kind: 'heldOut', datasetRef: 'patients@1', rows: 80 },
  });
  expect(gate.passed).toBe(true);
  const { edges } = lineageOf(home.store, move.id);
  expect(edges).toContainEqual({ from: model.id, to: move.gate?.reportId, kind: 'tested' });
  expect(edges).toContainEqual({ from: dataset.id, to: move.gate?.reportId, kind: 'judgedOn' });
  expect(edges).toContainEqual({ from: move.gate?.reportId, to: move.id, kind: 'passed' });
  expect(home.store.value("SELECT count(*) FROM outbox WHERE kind = 'model.tested'")).toBe(1);
  expect(home.progressed.at(-1)).toEqual({ done: 6, of: 6 });
});

test('a report that was recorded is what the gate says, until the version in use or the suite is another', async () => {
  const home = openTestHome();
  await importPatients(home);
  await train(home);
  await train(home, { seed: 1, parameters: { trees: 30 } });
  valueOf(await testModel(home, { ref: 'sick@1' }));

  valueOf(await promote(home, { ref: 'sick@1' }));
  expect(reportsIn(home)).toBe(1);
  const second = valueOf(await promote(home, { ref: 'sick@2' }));
  expect(reportsIn(home)).toBe(2);
  const gain = second.gate?.results.find((result) => result.test.kind === 'champion');
  expect(gain).toMatchObject({ verdict: 'passed', figures: [{ name: 'gain', of: 'auc', limit: -0.05, n: 80 }] });
  valueOf(await declare(home, 'sick', { tests: [{ id: 'ranks', kind: 'metric', metric: 'auc', limit: 0.5 }] }));
  const third = valueOf(await promote(home, { ref: 'sick@2' }));
  expect(reportsIn(home)).toBe(3);
  expect(third.gate).toMatchObject({ passed: true, suiteVersion: 1, results: [{ test: { id: 'ranks' } }] });
});

test('a version that fails is refused, and the version in use stays', async () => {
  const home = openTestHome();
  await importPatients(home);
  await train(home);
  valueOf(await promote(home, { ref: 'sick@1' }));
  await train(home, { features: ['cough'] });

  const refused = await promote(home, { ref: 'sick@2' });

  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'gate.refused', details: { gate: { passed: false, because: 'failed' } } },
  });
  const { model, moves } = valueOf(await showModel(home, { ref: '@champion' }));
  expect(model.ref).toBe('sick@1');
  expect(moves).toHaveLength(1);
  const shadow = valueOf(await promote(home, { ref: 'sick@2', alias: 'shadow' }));
  expect(shadow.gate).toBeNull();
});

test('a model that nobody could judge is refused with a way on, and an override is signed and kept', async () => {
  const home = await openImported();

  const refused = await promote(home, { ref: 'sick' });
  const move = valueOf(await promote(home, { ref: 'sick', override: 'The district asked for it' }));

  expect(refused).toMatchObject({
    error: { code: 'gate.refused', hint: expect.stringContaining('Declare a test set') },
  });
  expect(move).toMatchObject({
    gate: { passed: false, because: 'noEvidence' },
    override: { reason: 'The district asked for it' },
  });
  const { override } = move;
  const text = overrideText({
    alias: 'champion',
    place: 1,
    modelVersionId: valueOf(await showModel(home, { ref: 'sick' })).model.id,
    sha256: oneRowProbability().sha256,
    reportId: move.gate?.reportId ?? null,
    reason: 'The district asked for it',
    actorId: home.actorId,
    deviceId: home.deviceId,
    signedAtMs: override!.signedAtMs,
  });
  expect(isSignedBy(override!.publicKey, text, override!.signature)).toBe(true);
  expect(isSignedBy(override!.publicKey, text.replace('district', 'nurse'), override!.signature)).toBe(false);
  expect(valueOf(await showModel(home, { ref: 'sick' })).moves).toEqual([move]);
  expect(home.store.value("SELECT count(*) FROM audit WHERE entry ->> 'action' = 'model.gateOverridden'")).toBe(1);
  expect(valueOf(await home.readers.run('audit.verify', null)).damaged).toEqual([]);
});

test('a test set with the truth judges a model that was made elsewhere', async () => {
  const home = await openImported();
  const path = join(home.folder, 'truth.csv');
  const lines = Array.from({ length: 60 }, (_, row) => `${row - 30},${row > 31 || row % 7 === 0 ? 'sick' : 'well'}`);
  writeFileSync(path, ['x,sick', ...lines, ''].join('\n'));
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'truth' })));
  const tests = [{ id: 'ranks', kind: 'metric', metric: 'auc', limit: 0.5 }] as const;

  const unknown = await declare(home, 'sick', { testSet: 'none@1', tests: [...tests] });
  valueOf(await declare(home, 'sick', { testSet: 'truth@1', tests: [...tests] }));
  const move = valueOf(await promote(home, { ref: 'sick' }));

  expect(unknown).toMatchObject({ error: { code: 'test.noTestSet' } });
  expect(move.gate).toMatchObject({
    passed: true,
    results: [{ verdict: 'passed', figures: [{ name: 'auc', n: 60 }] }],
  });
});

test('rows that a version learned from are no evidence for it', async () => {
  const home = openTestHome();
  await importPatients(home);
  await train(home);
  const tests = [{ id: 'ranks', kind: 'metric', metric: 'auc', limit: 0.5 }] as const;
  valueOf(await declare(home, 'sick', { testSet: 'patients@1', tests: [...tests] }));

  const { report, gate } = valueOf(await testModel(home, { ref: 'sick' }));

  expect(report.results).toMatchObject([{ verdict: 'notApplicable', because: 'allLearnedFrom' }]);
  expect(gate).toMatchObject({ passed: false, because: 'noEvidence' });
});

test('what was ever asked of a model stays in its history, with what is asked by default', async () => {
  const home = openTestHome();
  await importPatients(home);
  await train(home);
  const asked = (limit: number) => ({ tests: [{ id: 'ranks', kind: 'metric', metric: 'auc', limit } as const] });

  const before = valueOf(await openTestSuite(home, { model: 'sick' }));
  for (const limit of [0.5, 0.6]) valueOf(await declare(home, 'sick', asked(limit)));
  const { declared, history, byDefault, columns } = valueOf(await openTestSuite(home, { model: 'sick' }));

  expect([before.history, before.declared.version, before.declared.suite]).toEqual([[], 0, byDefault]);
  expect(history.map(({ version, suite, actorName }) => [version, suite.tests[0], actorName])).toMatchObject([
    [2, { limit: 0.6 }, 'Amina'],
    [1, { limit: 0.5 }, 'Amina'],
  ]);
  expect(declared).toEqual(history[0]);
  expect(columns.map(({ name }) => name)).toContain('cough');
});

test('a cancelled test records nothing', async () => {
  const home = openTestHome();
  await importPatients(home);
  await train(home);
  const stop = new AbortController();

  const cancelled = await testModel({ ...home, signal: stop.signal, progress: () => stop.abort() }, { ref: 'sick' });

  expect(cancelled).toMatchObject({ ok: false, error: { code: 'test.cancelled' } });
  expect(reportsIn(home)).toBe(0);
});
