import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parsePipeline, readPipeline } from '../../../electron/core/files/pipelines/read-pipeline.ts';
import { openPipelineHome } from './pipeline-home.ts';

const practice = fileURLToPath(new URL('../../../resources/practice/screening-pipeline.yaml', import.meta.url));

test('the practice project’s pipeline is whole', async () => {
  expect(await readPipeline(practice)).toMatchObject({ ok: true, value: { steps: { length: 9 } } });
});

const steps = (text: string): string => `name: A\nsteps:\n${text}`;
const IMPORT = '  - { id: import, call: dataset.import, input: { path: a.csv, dataset: a } }\n';

test.each([
  ['name: A\nsteps: [', 'pipeline.brokenYaml', 2, undefined],
  ['name: A\nsteps: []\n', 'pipeline.broken', 2, 'steps'],
  ['name: A\nstpes: []\n', 'pipeline.broken', 1, 'steps'],
  ['- name: A\n', 'pipeline.broken', 1, ''],
  [steps(`${IMPORT}${IMPORT}`), 'pipeline.sameStep', 4, 'steps.1.id'],
  [steps('  - id: a\n    call: dataset.fetch\n'), 'pipeline.unknownCall', 4, 'steps.0.call'],
  [
    steps("  - id: a\n    call: dataset.show\n    input:\n      ref: '${b.id}'\n"),
    'pipeline.unknownStep',
    6,
    'steps.0.input',
  ],
  [steps('  - id: a\n    call: sync.run\n    needs: [b]\n'), 'pipeline.unknownStep', 5, 'steps.0.needs'],
  [
    steps(`${IMPORT}  - id: b\n    call: dataset.show\n    input:\n      ref: '\${import.name_of_it}'\n`),
    'pipeline.wrongReference',
    7,
    'steps.1.input',
  ],
  [
    steps(`${IMPORT.replace(' } }', ' }, check: [{ value: rowz, atLeast: 1 }] }')}`),
    'pipeline.wrongReference',
    3,
    'steps.0.check.0.value',
  ],
  [
    steps(
      '  - { id: a, call: sync.run, needs: [b] }\n  - { id: b, call: sync.run, needs: [c] }\n  - { id: c, call: sync.run, needs: [a] }\n',
    ),
    'pipeline.cycle',
    3,
    'steps.0',
  ],
  [
    steps('  - id: a\n    call: dataset.import\n    input: { path: 7, dataset: a }\n'),
    'pipeline.badInput',
    5,
    'steps.0.input.path',
  ],
  [
    steps('  - id: a\n    call: dataset.import\n    input:\n      path: a.csv\n      dataset: a\n      role: {}\n'),
    'pipeline.badInput',
    8,
    'steps.0.input.role',
  ],
  [
    steps(IMPORT).replace('name: A', "name: A\nschedule: { every: week, on: monday, at: '6:00' }"),
    'pipeline.broken',
    2,
    'schedule.at',
  ],
])('refuses what is wrong with its line and path: %#', (text, code, line, path) => {
  const read = parsePipeline('a.yaml', text);

  expect(read).toMatchObject({ ok: false, error: { code, details: { line } } });
  if (path !== undefined) expect(read).toMatchObject({ error: { details: { path } } });
  if (!read.ok) expect(read.error.message).toContain(`a.yaml, line ${line}`);
});

test('a file that is not there is named before anything is done', async () => {
  const { ask, write, home } = openPipelineHome();

  const gone = await ask('pipeline.run', { path: write(steps(IMPORT)) });
  const none = await ask('pipeline.run', { path: '/nowhere/pipeline.yaml' });

  expect(gone).toMatchObject({ ok: false, error: { code: 'pipeline.missingFile', details: { step: 'import' } } });
  expect(none).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
  expect(home.store.value<number>('SELECT count(*) FROM pipelineRun')).toBe(0);
});

test('the practice project’s retraining is whole', async () => {
  const path = fileURLToPath(new URL('../../../resources/practice/retrain-pipeline.yaml', import.meta.url));

  expect(await readPipeline(path)).toMatchObject({ ok: true, value: { retrain: { model: 'referral' } } });
  expect(parsePipeline('a.yaml', `name: A\nretrain: { model: a }\n${steps(IMPORT).slice(8)}`)).toMatchObject({
    ok: false,
    error: { code: 'pipeline.broken', details: { line: 2, path: 'retrain' } },
  });
});
