import { expect, test } from 'vitest';
import type { PipelineRun } from '../../../shared/pipelines/pipeline-run.ts';
import { valueOf } from '../open-test-home.ts';
import { openPipelineHome, TRAINING, writePatients } from './pipeline-home.ts';

const statesOf = ({ steps }: PipelineRun) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));

test('runs steps with the answers of earlier ones, and notes what each made', async () => {
  const { ask, write } = openPipelineHome();

  const run = valueOf(await ask('pipeline.run', { path: write(TRAINING) }));

  expect(run.status).toBe('finished');
  expect(statesOf(run)).toEqual({ import: 'done', train: 'done', shadow: 'done' });
  expect(run.steps.map(({ needs }) => needs)).toEqual([[], ['import'], ['train']]);
  expect(run.steps.map(({ effects }) => effects.map(({ kind }) => kind))).toEqual([
    ['datasetVersion'],
    ['run', 'modelVersion'],
    ['deployment'],
  ]);
  const { nodes, edges } = valueOf(await ask('lineage.show', { id: run.id }));
  expect(nodes).toContainEqual(expect.objectContaining({ id: run.id, kind: 'pipelineRun', label: 'Sick' }));
  expect(edges.filter(({ from }) => from === run.id).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['import', 'train', 'shadow']),
  );
  expect(valueOf(await ask('model.show', { ref: 'sick@shadow' })).model.version).toBe(1);
});

test('skips what is unchanged and says so; another file makes everything after it anew', async () => {
  const { ask, write, folder } = openPipelineHome();
  const path = write(TRAINING);
  valueOf(await ask('pipeline.run', { path }));

  const again = valueOf(await ask('pipeline.run', { path }));
  writePatients(folder, 130, 8);
  const changed = valueOf(await ask('pipeline.run', { path }));
  writePatients(folder, 120, 7);
  const back = valueOf(await ask('pipeline.run', { path }));

  expect(statesOf(again)).toEqual({ import: 'skipped', train: 'skipped', shadow: 'skipped' });
  expect(again.steps.map(({ log }) => log.at(-1)?.kind)).toEqual(['unchanged', 'unchanged', 'already']);
  expect(statesOf(changed)).toEqual({ import: 'done', train: 'done', shadow: 'done' });
  expect(statesOf(back)).toEqual({ import: 'skipped', train: 'skipped', shadow: 'done' });
  expect(valueOf(await ask('model.list', {})).models).toHaveLength(2);
  expect(valueOf(await ask('model.show', { ref: 'sick@shadow' })).model.version).toBe(1);
});

test('a deleted data set is imported again, however well its content is known', async () => {
  const { ask, write } = openPipelineHome();
  const path = write(TRAINING.slice(0, TRAINING.indexOf('  - id: train')));
  valueOf(await ask('pipeline.run', { path }));
  valueOf(await ask('dataset.delete', { ref: 'patients@1' }));

  const again = valueOf(await ask('pipeline.run', { path }));

  expect(statesOf(again)).toEqual({ import: 'done' });
});

test('asks a person, goes on when they accept, and leaves the rest where they decline', async () => {
  const { ask, write } = openPipelineHome();
  const path = write(`${TRAINING}  - id: deploy
    call: model.promote
    ask: true
    needs: [shadow]
    input: { ref: '\${train.model.id}' }
  - id: score
    call: predict.dataset
    needs: [deploy]
    input: { model: '\${train.model.id}', dataset: '\${import.id}' }
`);

  const waiting = valueOf(await ask('pipeline.run', { path }));
  const declined = valueOf(
    await ask('pipeline.decide', { id: waiting.id, step: 'deploy', accept: false, reason: 'Too few sick people.' }),
  );
  const asked = valueOf(await ask('pipeline.run', { path }));
  const accepted = valueOf(
    await ask('pipeline.decide', { id: asked.id, step: 'deploy', accept: true, reason: 'Seen by the nurse.' }),
  );

  expect(waiting.status).toBe('waiting');
  expect(statesOf(waiting)).toMatchObject({ deploy: 'waiting', score: 'pending' });
  expect(declined.status).toBe('finished');
  expect(statesOf(declined)).toMatchObject({ deploy: 'declined', score: 'blocked' });
  expect(declined.steps[3]?.decision).toMatchObject({ accepted: false, reason: 'Too few sick people.' });
  expect(accepted.status).toBe('finished');
  expect(statesOf(accepted)).toMatchObject({ deploy: 'done', score: 'done' });
  expect(valueOf(await ask('model.show', { ref: 'sick@champion' })).model.version).toBe(1);
  const late = await ask('pipeline.decide', { id: asked.id, step: 'deploy', accept: true, reason: 'Once more.' });
  expect(late).toMatchObject({ ok: false, error: { code: 'pipeline.notAsked' } });
});

test('tries a step as often as declared, keeps why it failed, and goes on once that is mended', async () => {
  const { ask, write, home } = openPipelineHome();
  const path = write(
    TRAINING.replace('features: [fever]', 'features: [pulse]')
      .replace('- id: shadow', '- id: next')
      .replace('trees: 3 } }', 'trees: 3 } }\n    retries: 2'),
  );

  const failed = valueOf(await ask('pipeline.run', { path }));
  const again = valueOf(await ask('pipeline.resume', { id: failed.id }));

  expect(failed.status).toBe('failed');
  expect(statesOf(failed)).toEqual({ import: 'done', train: 'failed', next: 'blocked' });
  expect(failed.steps[1]).toMatchObject({ attempts: 3, error: { code: 'train.unknownColumn' } });
  expect(failed.steps[1]?.log.map(({ kind }) => kind)).toEqual(['started', 'retried', 'retried', 'failed']);
  expect(again.steps[1]?.attempts).toBe(6);
  expect(home.store.value<number>('SELECT count(*) FROM datasetVersion')).toBe(1);
});

test('a check that does not hold fails its step and says which value', async () => {
  const { ask, write } = openPipelineHome();
  const path = write(
    TRAINING.replace('roles: { code: key } }', 'roles: { code: key } }\n    check: [{ value: rows, atLeast: 500 }]'),
  );

  const run = valueOf(await ask('pipeline.run', { path }));

  expect(run.steps[0]?.error).toMatchObject({
    code: 'pipeline.checkFailed',
    message: 'rows is 120 and must be at least 500.',
  });
});

test('a run that is stopped goes on where it was, and one that is cancelled does not', async () => {
  const { ask, write } = openPipelineHome();
  const path = write(TRAINING);
  const stopped = valueOf(await ask('pipeline.run', { path }, AbortSignal.abort()));

  const resumed = valueOf(await ask('pipeline.resume', { id: stopped.id }));
  const other = valueOf(await ask('pipeline.run', { path }, AbortSignal.abort()));
  const cancelled = valueOf(await ask('pipeline.cancel', { id: other.id }));
  const refused = await ask('pipeline.resume', { id: other.id });

  expect(stopped.status).toBe('interrupted');
  expect(resumed.status).toBe('finished');
  expect(cancelled.status).toBe('cancelled');
  expect(refused).toMatchObject({ ok: false, error: { code: 'pipelineRun.over' } });
});
