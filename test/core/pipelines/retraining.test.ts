import { expect, test } from 'vitest';
import { addFiring, applyFiring } from '../../../electron/core/store/retraining-firings.ts';
import { valueOf } from '../open-test-home.ts';
import { openPipelineHome, TRAINING } from './pipeline-home.ts';

const RETRAINING = `${TRAINING.replace(
  'name: Sick',
  'name: Retrain sick\nretrain: { model: sick, drift: { windows: 2 } }',
).replace(
  'trees: 3',
  'trees: 4',
)}  - { id: deploy, call: model.promote, ask: true, needs: [shadow], input: { ref: '\${train.model.id}' } }
`;

/** A model in use whose last two windows drifted, and a pipeline that retrains it. */
async function openDrifted() {
  const opened = openPipelineHome();
  const { ask, home, write } = opened;
  valueOf(await ask('pipeline.run', { path: write(TRAINING.replace('alias: shadow', 'alias: champion')) }));
  for (let window = 0; window < 2; window += 1) {
    const { id } = valueOf(await ask('predict.dataset', { dataset: 'patients' }));
    home.raw
      .prepare(`INSERT INTO windowVerdict VALUES (?, 1, 120, '{"key":"drift.finding.changed","values":{}}', 0)`)
      .run(id);
  }
  valueOf(await ask('pipeline.add', { path: write(RETRAINING) }));
  return { ...opened, due: async () => valueOf(await ask('pipeline.due', {})).toRun };
}

test('a model whose windows drift is retrained once, and a person is asked before the new version is used', async () => {
  const { ask, due } = await openDrifted();

  const [wanted, ...others] = await due();
  if (wanted === undefined) throw new Error('no retraining is due');
  const run = valueOf(await ask('pipeline.run', wanted));
  const again = valueOf(await ask('pipeline.run', wanted));

  expect(others).toEqual([]);
  expect(wanted.because).toMatchObject({
    kind: 'trigger',
    firing: { modelRef: 'sick@1', trigger: 'drift', evidence: { windows: 2 } },
  });
  expect(run.status).toBe('waiting');
  expect(again.id).toBe(run.id);
  expect(await due()).toEqual([]);
  expect(valueOf(await ask('model.show', { ref: 'sick@champion' })).model.version).toBe(1);
  expect(valueOf(await ask('model.show', { ref: 'sick@shadow' })).model.version).toBe(2);
  valueOf(await ask('pipeline.decide', { id: run.id, step: 'deploy', accept: true, reason: 'It is better.' }));
  expect(valueOf(await ask('model.show', { ref: 'sick@champion' })).model.version).toBe(2);
  expect(await due()).toEqual([]);
});

test('what another laptop of the project began is not begun here again', async () => {
  const { home, due } = await openDrifted();
  const [wanted] = await due();
  if (wanted?.because.kind !== 'trigger') throw new Error('no retraining is due');
  const { firing } = wanted.because;
  const fired = { pipeline: wanted.name, firing, deviceId: 'another laptop', firedAtMs: 1 };

  expect(home.store.transaction((db) => applyFiring(db, home.projectId, { ...fired, firing: 'broken' }))).toBe(false);
  expect(await due()).toHaveLength(1);
  expect(home.store.transaction((db) => applyFiring(db, home.projectId, fired))).toBe(true);
  home.store.transaction((db) => addFiring(db, home.projectId, fired));

  expect(await due()).toEqual([]);
  expect(home.store.value<number>('SELECT count(*) FROM retrainingFiring')).toBe(1);
});

test('a pipeline that is switched off retrains nothing, and one for a model that is not in use waits', async () => {
  const { ask, due, write } = await openDrifted();

  valueOf(await ask('pipeline.switch', { name: 'Retrain sick', isOn: false }));
  expect(await due()).toEqual([]);
  valueOf(await ask('pipeline.switch', { name: 'Retrain sick', isOn: true }));
  valueOf(await ask('pipeline.add', { path: write(RETRAINING.replace('model: sick, drift', 'model: well, drift')) }));
  expect(await due()).toEqual([]);
});
