import { expect, test } from 'vitest';
import { createProject } from '../../../electron/core/actions/create-project.ts';
import { checkHome } from '../../../electron/core/actions/check-home.ts';
import { listActors } from '../../../electron/core/actions/list-actors.ts';
import { listProjects } from '../../../electron/core/actions/list-projects.ts';
import { showHome } from '../../../electron/core/actions/show-home.ts';
import { useActor } from '../../../electron/core/actions/use-actor.ts';
import { useProject } from '../../../electron/core/actions/use-project.ts';
import { verifyAuditLog } from '../../../electron/core/actions/verify-audit.ts';
import { getSetting } from '../../../electron/core/store/settings.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';

test('a new project is empty, in use, and queued for the server', async () => {
  const home = openTestHome();

  const project = valueOf(await createProject({ ...home, projectId: '' }, { name: 'Wells' }));

  expect(project.definition).toEqual({
    sites: [],
    columns: [],
    form: { sections: [] },
    blind: { share: 0.05, seed: 1 },
  });
  expect(getSetting(home.store, 'projectId')).toBe(project.id);
  expect(
    valueOf(await listProjects(home, {}))
      .projects.map(({ name }) => name)
      .toSorted(),
  ).toEqual(['Screening', 'Wells']);
  expect(home.store.first('SELECT projectId, kind, state FROM outbox')).toEqual({
    projectId: project.id,
    kind: 'project.created',
    state: 'waiting',
  });
});

test('a name that is taken is refused and changes nothing', async () => {
  const home = openTestHome();

  expect(await createProject(home, { name: 'Screening' })).toMatchObject({ error: { code: 'project.nameTaken' } });

  expect(getSetting(home.store, 'projectId')).toBe(home.projectId);
  expect(home.store.value('SELECT count(*) FROM audit')).toBe(0);
});

test('a project is put in use by name or id, and an unknown one is refused', async () => {
  const home = openTestHome();
  const wells = valueOf(await createProject(home, { name: 'Wells' }));

  expect(valueOf(await useProject(home, { name: 'Screening' })).id).toBe(home.projectId);
  expect(valueOf(await useProject(home, { name: wells.id })).name).toBe('Wells');
  expect(await useProject(home, { name: 'Plots' })).toMatchObject({ error: { code: 'project.unknown' } });
  expect(getSetting(home.store, 'projectId')).toBe(wells.id);
});

test('somebody new is added once and gets the role said last', async () => {
  const home = openTestHome();

  const added = valueOf(await useActor(home, { name: 'Okello', role: 'capture' }));
  const again = valueOf(await useActor(home, { name: 'Okello', role: 'admin' }));

  expect(again).toEqual({ ...added, role: 'admin' });
  expect(valueOf(await listActors(home, {})).actors.map(({ name }) => name)).toEqual(['Amina', 'Okello']);
  expect(getSetting(home.store, 'actorId')).toBe(added.id);
});

test('the home says whose it is', async () => {
  const home = openTestHome();

  expect(valueOf(await showHome(home, {}))).toMatchObject({
    folder: home.folder,
    encrypted: false,
    keyFile: null,
    device: { id: home.deviceId, name: 'laptop' },
    project: { name: 'Screening' },
    actor: { name: 'Amina' },
  });
  expect(valueOf(await showHome({ ...home, projectId: '', actorId: '' }, {}))).toMatchObject({
    project: null,
    actor: null,
  });
});

test('an audit entry that was changed behind its back is named', async () => {
  const home = openTestHome();
  await createProject(home, { name: 'Wells' });
  await createProject(home, { name: 'Plots' });
  expect(valueOf(await verifyAuditLog(home, {}))).toEqual({ ok: true, entries: 2, damaged: [] });

  home.raw.exec(`DROP TRIGGER auditFixed; UPDATE audit SET entry = '{}' WHERE sequence = 1`);

  const verified = valueOf(await verifyAuditLog(home, {}));
  expect(verified.ok).toBe(false);
  expect(verified.damaged.map(({ id }) => id)).toEqual(['1']);
  expect(valueOf(await checkHome(home, {})).checks.filter((check) => !check.ok)).toMatchObject([{ name: 'audit' }]);
});
