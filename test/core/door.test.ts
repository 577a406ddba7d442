import { expect, test } from 'vitest';
import { listProjects } from '../../electron/core/actions/list-projects.ts';
import { Door, type Handlers } from '../../electron/core/door.ts';
import { ok } from '../../shared/result.ts';
import { openTestHome } from './open-test-home.ts';

/** A door over a real home with two of the table's actions: one real, the others as a test wants them. */
function openDoor(others: Partial<Handlers> = {}) {
  const home = openTestHome();
  return { home, door: new Door(home, { 'project.list': listProjects, ...others } as Handlers) };
}

test('runs the action that the table names, with the project that is in use', async () => {
  const { home, door } = openDoor();

  const result = await door.call('project.list', {});

  expect(result).toMatchObject({ ok: true, value: { projects: [{ id: home.projectId }] } });
});

test('names the field that does not fit, and does not run the action', async () => {
  const { door } = openDoor();

  expect(await door.call('dataset.page', { ref: 'a', firstRow: -1, rows: 5 })).toMatchObject({
    ok: false,
    error: { code: 'call.badInput', message: expect.stringContaining('"firstRow"'), details: { field: 'firstRow' } },
  });
  expect(await door.call('toString', {})).toMatchObject({ ok: false, error: { code: 'call.unknown' } });
});

test('refuses a project that is not there', async () => {
  const { door } = openDoor();

  const result = await door.call('dataset.list', {}, { project: 'Elsewhere' });

  expect(result).toMatchObject({ ok: false, error: { code: 'project.unknown' } });
});

test('answers a bug as one, with where it happened', async () => {
  const { door } = openDoor({ 'dataset.list': () => Promise.reject(new Error('broken')) });

  expect(await door.call('dataset.list', {})).toMatchObject({
    ok: false,
    error: { code: 'core.internal', message: 'dataset.list failed: broken', details: { stack: expect.any(String) } },
  });
});

test('announces what a call may have changed however it ended, and nothing where it did not run', async () => {
  const { door } = openDoor({
    'project.use': async ({ projectId }) =>
      ok({
        id: projectId,
        name: '',
        createdAtMs: 0,
        definition: { sites: [], columns: [], form: { sections: [] }, blind: { share: 0.05, seed: 1 } },
      }),
    'actor.use': () => Promise.reject(new Error('broken')),
  });
  const heard: unknown[] = [];
  door.onChanged((topics) => heard.push(topics));

  await door.call('actor.use', { name: '' });
  await door.call('actor.use', { name: 'Amina' });
  await door.call('project.use', { name: 'Screening' });

  expect(heard).toEqual([['people'], ['projects']]);
});

test('closing cancels what runs and waits until it has ended', async () => {
  let ended = false;
  const { door } = openDoor({
    'dataset.list': ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          ended = true;
          resolve(ok({ datasets: [] }));
        });
      }),
  });
  const running = door.call('dataset.list', {});

  await door.close();

  expect(ended).toBe(true);
  expect((await running).ok).toBe(true);
  expect(await door.call('dataset.list', {})).toMatchObject({ ok: false, error: { code: 'core.closing' } });
});
