import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/random.ts';
import { askJson, newHome, runFieldloop, startFieldloop } from './run-fieldloop.ts';

const home = newHome();
const folder = dirname(home);
const train = ['train', '--dataset', 'plots', '--target', 'sick', '--trees', '300', '--parameters', 'earlyStopping=0'];

beforeAll(() => {
  const random = createRandom(2);
  const lines = Array.from({ length: 20_000 }, () => {
    const cells = Array.from({ length: 8 }, random.normal);
    return [...cells, (cells[0] ?? 0) + random.normal() > 0 ? 'yes' : 'no'].join(',');
  });
  writeFileSync(join(folder, 'plots.csv'), ['a,b,c,d,e,f,g,h,sick', ...lines, ''].join('\n'));
  askJson(home, ['project', 'create', 'Plots']);
  runFieldloop(home, ['dataset', 'import', 'plots.csv', '--dataset', 'plots'], folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the first Ctrl C pauses a training and says how to go on with it, and going on ends it', async () => {
  const training = startFieldloop(home, train, folder);
  await training.says('Training');
  training.interrupt();

  const { code, err } = await training.ended;
  const [, id = ''] = /fieldloop run resume (\S+)/.exec(err) ?? [];
  expect(code).toBe(1);
  expect(err).toContain('is paused');
  expect(askJson(home, ['run', 'show', id])).toMatchObject({ run: { status: 'paused' } });
  expect(askJson(home, ['run', 'resume', id])).toMatchObject({ run: { id, status: 'finished' } });
});
