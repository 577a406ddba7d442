import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newHome, runFieldloop } from './run-fieldloop.ts';

const home = newHome();
const folder = dirname(home);
const fieldloop = (words: readonly string[], of = home) => runFieldloop(of, words, folder);
const documentOf = (words: readonly string[], of = home): unknown =>
  JSON.parse(fieldloop([...words, '--json'], of).out);

beforeAll(() => {
  fieldloop(['project', 'create', 'Wells']);
  writeFileSync(join(folder, 'old.csv'), 'well,depth\nA,12.5\nB,\nC,30\n');
  writeFileSync(join(folder, 'new.csv'), 'well,depth\nA,12.5\nB,8\nD,41\n');
  fieldloop(['dataset', 'import', 'old.csv', '--dataset', 'wells']);
  fieldloop(['dataset', 'import', 'new.csv', '--dataset', 'wells']);
});

test('dataset diff tells columns, rows and how values moved, and says it as JSON too', () => {
  const { code, out } = fieldloop(['dataset', 'diff', 'wells@1', 'wells@2', '--key', 'well']);

  expect(code).toBe(0);
  expect(out.split('\n').slice(0, 6)).toEqual([
    'wells@1 (3 rows) → wells@2 (3 rows)',
    '  1 row added, 1 removed, 1 changed, 1 unchanged, by well',
    '    depth: 1 cell changed',
    '  + D · 41',
    '  − C · 30',
    '  ~ B: depth – → 8',
  ]);
  expect(documentOf(['dataset', 'diff', 'wells@1', 'wells@2', '--key', 'well'])).toMatchObject({
    before: { ref: 'wells@1' },
    rows: { by: 'key', added: 1, removed: 1, changed: 1, unchanged: 1 },
  });
  expect(fieldloop(['dataset', 'diff', 'wells@1', 'wells@2']).out).toContain('No column is the key');
  expect(fieldloop(['dataset', 'diff', 'wells@1', 'wells@1']).out).toContain(': the same');
});

test('dataset derive takes steps from JSON or a file, tells them, and takes them again', () => {
  const steps = [
    { kind: 'filter', where: { column: 'well', operator: 'in', values: ['A', 'B'] } },
    { kind: 'fill', column: 'depth', with: 'mean' },
  ];
  writeFileSync(join(folder, 'steps.json'), JSON.stringify(steps));

  const told = fieldloop(['dataset', 'derive', 'wells@1', '--steps', 'steps.json', '--name', 'two']);
  const typed = documentOf(['dataset', 'derive', 'wells@1', '--steps', JSON.stringify(steps), '--name', 'two']);
  const again = documentOf(['dataset', 'derive', '--replay', 'two@1', '--name', 'two']);

  expect(told.out).toContain('1. rows where well is one of A, B\n2. depth: missing → the mean 12.5\n');
  expect(typed).toMatchObject({ dataset: { version: 2, rows: 2 } });
  expect((again as { dataset: { digest: string } }).dataset.digest).toBe(
    (typed as { dataset: { digest: string } }).dataset.digest,
  );
});

test.each([
  ['no steps', []],
  ['both', ['--steps', '[]', '--replay', 'wells']],
  ['broken JSON', ['--steps', '[{"kind": ]']],
  ['a step of no kind', ['--steps', '[{"kind": "shuffle"}]']],
  ['a file that is not there', ['--steps', 'nowhere.json']],
])('dataset derive with %s is wrong usage', (_, words) => {
  expect(fieldloop(['dataset', 'derive', 'wells@1', ...words])).toMatchObject({ code: 2, out: '' });
});

test('what one laptop exports another one joins, and merges again without doubles', () => {
  const other = newHome();
  fieldloop(['record', 'add', '{"depth": 12}']);

  const exported = documentOf(['project', 'export', '--to', 'wells.exchange']);
  const refused = fieldloop(['project', 'merge', 'wells.exchange'], other);
  const joined = documentOf(['project', 'merge', 'wells.exchange', '--other', 'join'], other);
  const again = fieldloop(['project', 'merge', 'wells.exchange'], other);

  expect(exported).toMatchObject({ holds: { records: 1, events: 1, labels: 0 } });
  expect(refused.code).toBe(1);
  expect(joined).toMatchObject({ project: { name: 'Wells' }, added: { records: 1, events: 1 }, leftOut: 0 });
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was new.') });
  const digests = (of: string): readonly string[] =>
    (documentOf(['dataset', 'list'], of) as { datasets: { digest: string }[] }).datasets.map(({ digest }) => digest);
  expect(new Set(digests(other))).toEqual(new Set(digests(home)));
});
