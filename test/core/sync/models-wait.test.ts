import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { listModels } from '../../../electron/core/actions/list-models.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { setTestSuite } from '../../../electron/core/actions/set-test-suite.ts';
import { showTestSuite } from '../../../electron/core/actions/show-test-suite.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { useTestServer } from '../../server/test-server.ts';
import { oneRowProbability } from '../../compute/tiny-models.ts';
import { deployModel } from '../actions/deployed-model.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { openLaptopsOf } from './open-laptops.ts';

const server = useTestServer();
const definition = ProjectDefinition.parse({ columns: [{ name: 'x', type: 'number' }] });

const sync = async (home: TestHome) => valueOf(await home.link.exchange(home));
const waiting = ({ store }: TestHome) =>
  store.all('SELECT kind FROM remoteChange WHERE appliedAtMs IS NULL ORDER BY cursor').map(({ kind }) => kind);

test('a version that the server brings word of waits for its file, and moves no alias until it is here', async () => {
  const [first, second] = openLaptopsOf(server().url, definition);
  const own = await deployModel(second, 0.5);
  const path = join(first.folder, 'model.onnx');
  writeFileSync(path, oneRowProbability().onnx);
  const told = { path, name: 'theirs', task: 'binary', classes: ['well', 'sick'] } as const;
  const model = valueOf(await importModel(first, calls['model.import'].input.parse(told)));
  const reason = 'known from elsewhere';
  valueOf(await promoteModel(first, calls['model.promote'].input.parse({ ref: model.ref, override: reason })));
  const tests = [{ id: 'quick', kind: 'latency' }] as const;
  valueOf(await setTestSuite(first, calls['testSuite.set'].input.parse({ model: own.name, suite: { tests } })));

  for (const home of [first, second]) await sync(home);

  expect(waiting(second)).toEqual(expect.arrayContaining(['model.imported', 'model.promoted']));
  const { models } = valueOf(await listModels(second, {}));
  expect(models.map(({ ref, aliases }) => [ref, aliases])).toEqual([[own.ref, ['champion']]]);
  expect(valueOf(await showTestSuite(second, { model: own.name })).suite.tests).toMatchObject(tests);
});
