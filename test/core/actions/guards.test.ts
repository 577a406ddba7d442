import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { predictRows } from '../../../electron/core/actions/predict-rows.ts';
import { scoreRecord } from '../../../electron/core/actions/score-record.ts';
import { setGuards } from '../../../electron/core/actions/set-guards.ts';
import { showGuards } from '../../../electron/core/actions/show-guards.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import { applyByKind } from '../../../electron/core/store/apply-change.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

const rule = { column: 'x', operator: '>', value: 0, answer: 'sick', otherwise: 'well' } as const;
const definition = ProjectDefinition.parse({ rule, blind: { share: 0 } });

/** Its champion was trained on x in [-4, 4]; the written rule says sick above 0. */
async function openGuarded(withRule = true): Promise<TestHome> {
  const home = openTestHome(withRule ? { definition } : {});
  await deployModel(home, 0.5);
  return home;
}

const visit = (x: number, confirmed: string[] = []) => ({
  values: { x },
  unmeasured: {},
  predictionShown: true,
  confirmed,
});

test('waits with an answer to a value that looks wrong until a person said that it is right', async () => {
  const home = await openGuarded();

  const typed = valueOf(await scoreRecord(home, { values: { x: 40_000 } }));
  const looked = valueOf(await scoreRecord(home, { values: { x: 40_000 }, confirmed: ['x'] }));

  expect(typed).toMatchObject({ output: null, guards: [{ guard: 'range', column: 'x', response: 'ask' }] });
  expect(looked).toMatchObject({ output: { prediction: 'sick' }, guards: [{ confirmed: true }] });
});

test('proposes what a number may have meant', async () => {
  const home = await openGuarded();
  expect(valueOf(await scoreRecord(home, { values: { x: 3_500 } })).guards).toMatchObject([
    { guard: 'unit', meant: { value: 3.5, from: null } },
  ]);
});

test('stores what fired with the prediction, and counts it', async () => {
  const home = await openGuarded();
  valueOf(await addRecord(home, visit(1)));
  const { recordId } = valueOf(await addRecord(home, visit(40_000, ['x'])));
  valueOf(await predictRecord(home, { model: '@champion', record: { x: 41_000 } }));

  const { events } = valueOf(await showRecord(home, { id: recordId }));
  expect(events[0]?.predictions[0]?.guards).toMatchObject([{ guard: 'range', column: 'x', confirmed: true }]);
  expect(valueOf(await showGuards(home))).toMatchObject({
    policy: { missing: 'ask', unit: 'ask', range: 'ask', unlike: 'flag' },
    declared: null,
    predictions: 3,
    counts: [{ guard: 'range', response: 'ask', predictions: 2, confirmed: 1 }],
  });
});

test('lets the written rule decide where the project says so, and keeps what the model would have said unshown', async () => {
  const home = await openGuarded();
  valueOf(await setGuards(home, { range: 'rule' }));

  const typed = valueOf(await scoreRecord(home, { values: { x: -40_000 } }));
  const saved = valueOf(await addRecord(home, visit(-40_000)));

  expect(typed).toMatchObject({ output: null, rule: { rule: 'x > 0', answer: 'well' } });
  expect(saved).toMatchObject({ rule: { answer: 'well' }, prediction: { guards: [{ response: 'rule' }] } });
  expect(home.store.all('SELECT shown FROM prediction')).toEqual([{ shown: 0 }]);
  expect(home.store.all('SELECT shown FROM ruleDecision')).toEqual([{ shown: 1 }]);
  const { events } = valueOf(await showRecord(home, { id: saved.recordId }));
  expect(events[0]).toMatchObject({ rule: { answer: 'well' }, predictions: [{ shown: false }] });
});

test('tells programs row by row who decided and why', async () => {
  const home = await openGuarded();
  valueOf(await setGuards(home, { range: 'rule' }));
  const inputs = [{ name: 'x', width: 1, cells: [1, -40_000] }];

  const { rows } = valueOf(await predictRows(home, { model: '@champion', inputs, others: 'refused', keep: true }));

  expect(rows).toMatchObject([
    { rule: null, guards: [] },
    { rule: { answer: 'well' }, guards: [{ guard: 'range', response: 'rule' }] },
  ]);
  expect(home.store.value('SELECT count(*) FROM prediction WHERE shown = 0')).toBe(1);
});

test('does not fall back to a rule that nobody wrote, and asks where another laptop wanted to', async () => {
  const home = await openGuarded(false);
  expect(await setGuards(home, { unit: 'rule' })).toMatchObject({ ok: false, error: { code: 'guards.noRule' } });

  const elsewhere = {
    id: home.newId(),
    policy: { range: 'rule' },
    actorId: 'a',
    deviceId: 'b',
    declaredAtMs: home.now(),
  };
  expect(home.store.transaction((db) => applyByKind['guards.declared']?.(db, home.projectId, elsewhere))).toBe(true);
  expect(valueOf(await scoreRecord(home, { values: { x: 40_000 } })).guards).toMatchObject([{ response: 'ask' }]);
});

test('is said for all laptops of a project: queued, audited, and the last by the clock holds', async () => {
  const home = await openGuarded();
  const said = valueOf(await setGuards(home, { unlike: 'ask' }));
  expect(said.policy).toEqual({ missing: 'ask', unit: 'ask', range: 'ask', unlike: 'ask' });
  expect(home.store.all(`SELECT kind, lane FROM outbox WHERE kind LIKE 'guards.%'`)).toEqual([
    { kind: 'guards.declared', lane: 'guards' },
  ]);
  expect(home.store.value(`SELECT count(*) FROM audit WHERE entry ->> 'action' = 'guards.declared'`)).toBe(1);

  const apply = (payload: unknown) =>
    home.store.transaction((db) => applyByKind['guards.declared']?.(db, home.projectId, payload));
  const earlier = {
    id: home.newId(),
    policy: { unlike: 'flag', range: 'flag' },
    actorId: 'a',
    deviceId: 'b',
    declaredAtMs: 1,
  };
  expect([apply(earlier), apply(earlier)]).toEqual([true, true]);
  expect(valueOf(await showGuards(home)).policy.unlike).toBe('ask');
  expect(apply({ ...earlier, policy: { range: 'explode' } })).toBe(false);
});
