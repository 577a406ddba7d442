import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/random.ts';
import { newHome, runFieldloop } from './run-fieldloop.ts';

/** Fields of some crops, each around its own height and colour. */
function fields(crops: readonly (readonly [string, number, number])[], rows: number, seed: number): string {
  const random = createRandom(seed);
  const lines = Array.from({ length: rows }, (_, row) => {
    const [crop, height, colour] = crops[row % crops.length] ?? ['', 0, 0];
    return `${(height + random.normal()).toFixed(4)},${(colour + random.normal()).toFixed(4)},${crop}`;
  });
  return ['height,colour,crop', ...lines, ''].join('\n');
}

const barley = ['barley', 0, 3] as const;
const others = [
  ['maize', -3, -1],
  ['sorghum', 3, -1],
] as const;

test('a model goes on from a version with new rows, and the command line says what it forgot', () => {
  const home = newHome();
  const run = (...words: readonly string[]) => runFieldloop(home, words);
  run('project', 'create', 'Fields');
  for (const [name, text] of [
    ['fields', fields([barley, ...others], 240, 1)],
    ['later', fields(others, 120, 2)],
  ] as const) {
    const path = join(dirname(home), `${name}.csv`);
    writeFileSync(path, text);
    run('dataset', 'import', path, '--dataset', name);
  }
  const first = run('train', '--dataset', 'fields', '--target', 'crop', '--parameters', 'trees=30,leaves=6');

  const went = run('train', '--dataset', 'later', '--target', 'crop', '--go-on-from', 'crop@1', '--json');
  const { run: made, model } = JSON.parse(went.out);
  const shown = run('run', 'show', made.id).out;
  const refused = run('train', '--dataset', 'later', '--target', 'height', '--go-on-from', 'crop@1', '--json');
  const repeated = JSON.parse(run('run', 'reproduce', made.id, '--json').out);

  expect([first.code, went.code]).toEqual([0, 0]);
  expect(model).toMatchObject({ ref: 'crop@2' });
  expect(made).toMatchObject({
    base: { ref: 'crop@1', unchecked: null },
    outcome: { kept: { overall: { rows: 48 } } },
  });
  expect(shown).toContain('goes on from crop@1');
  expect(shown).toMatch(/kept of crop@1, on 48 rows of fields@1 that its run held out: \d of 3 classes/);
  expect(shown).toMatch(/class barley fell from \d+ to \d+ of 100 \(95 % \d+ to \d+, 16 rows\): forgotten/);
  expect(shown).toMatch(/look: Class "barley" fell from/);
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { error: { code: 'train.otherTarget' } }]);
  expect(repeated).toMatchObject({ reproduction: { isSame: true } });
});
