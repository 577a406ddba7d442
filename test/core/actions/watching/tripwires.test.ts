import { expect, test } from 'vitest';
import { listAlerts } from '../../../../electron/core/actions/list-alerts.ts';
import { rollBackModel } from '../../../../electron/core/actions/roll-back-model.ts';
import { setTestSuite } from '../../../../electron/core/actions/set-test-suite.ts';
import { showModel } from '../../../../electron/core/actions/show-model.ts';
import { showWatch } from '../../../../electron/core/actions/show-watch.ts';
import { lineageOf } from '../../../../electron/core/store/lineage.ts';
import { calls } from '../../../../shared/calls.ts';
import { oneRowOfRoot } from '../../../compute/tiny-models.ts';
import { type TestHome, valueOf } from '../../open-test-home.ts';
import { confirm, correct, openWithCandidate, promoteSigned, visit, watch } from './watched-home.ts';

const atBusiu = { by: 'sites' as const, sites: ['Busiu'] };
const pointsAt = async (home: TestHome, alias: string) =>
  valueOf(await showModel(home, { ref: 'sick' })).versions.find(({ aliases }) => aliases.includes(alias))?.ref ?? null;

/** As few as may be judged, so that a test need not capture many. */
const declareFew = async (home: TestHome, tripwires: object) =>
  valueOf(
    await setTestSuite(
      home,
      calls['testSuite.set'].input.parse({
        model: 'sick',
        suite: { tests: [{ id: 'schema', kind: 'outputSchema' }], tripwires: { leastRecords: 5, ...tripwires } },
      }),
    ),
  );

test('a canary that fails is taken back by itself, with the evidence, an alert and no network', async () => {
  const home = await openWithCandidate(0.5, { onnx: oneRowOfRoot().onnx });
  await declareFew(home, {});
  const given = await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: atBusiu });
  const taken = [];
  for (let at = 0; at < 7 && taken.length === 0; at += 1) {
    await visit(home, { x: -1, site: 'Busiu' });
    taken.push(...(await watch(home)).takenBack);
  }

  expect(taken).toHaveLength(1);
  const [move] = taken;
  expect(move).toMatchObject({ alias: 'canary', kind: 'removal', ref: 'sick@2', actorName: 'Fieldloop' });
  const failed = move?.evidence?.states.find(({ tripwire }) => tripwire === 'failed');
  expect(move?.evidence).toMatchObject({ tripped: 'failed', againstRef: 'sick@1', falseAlarm: 0.01 });
  expect(failed).toMatchObject({ verdict: 'tripped', limit: 0.05, own: { count: failed?.own.of } });
  expect(failed?.own.share?.low).toBeGreaterThan(0.05);
  expect(await pointsAt(home, 'canary')).toBeNull();
  expect(await pointsAt(home, 'champion')).toBe('sick@1');
  const { alerts } = valueOf(await listAlerts(home, {}));
  expect(alerts).toMatchObject([
    {
      modelRef: 'sick@2',
      windowId: null,
      finding: { key: 'tripwires.finding.takenBack.failed', values: { deployment: given.id, alias: 'canary' } },
    },
  ]);
  expect(valueOf(await showWatch(home))).toMatchObject({ watched: [], takenBack: [{ id: move?.id }] });
  expect(home.store.all("SELECT kind FROM outbox WHERE kind IN ('model.aliasRemoved', 'alert.raised')")).toHaveLength(
    2,
  );
  expect((await watch(home)).takenBack).toEqual([]);
});

test('a champion that people correct far more often than the one before goes back within its watch', async () => {
  const home = await openWithCandidate(0.5);
  await declareFew(home, { falseAlarm: 0.2, positive: null, slow: null });
  for (let at = 0; at < 12; at += 1) {
    const { prediction } = await visit(home, { x: 2 });
    await confirm(home, prediction?.id ?? '');
  }
  const promoted = await promoteSigned(home, { ref: 'sick@2' });
  const taken = [];
  for (let at = 0; at < 14 && taken.length === 0; at += 1) {
    const { prediction } = await visit(home, { x: 2 });
    expect(prediction?.modelRef).toBe('sick@2');
    await correct(home, prediction?.id ?? '', 'well');
    taken.push(...(await watch(home)).takenBack);
  }

  expect(taken).toMatchObject([{ alias: 'champion', kind: 'rollback', ref: 'sick@1', previousRef: 'sick@2' }]);
  expect(taken[0]?.evidence).toMatchObject({ tripped: 'corrected', againstRef: 'sick@1' });
  expect((await visit(home, { x: 2 })).prediction).toMatchObject({ modelRef: 'sick@1', threshold: 0.5 });
  expect(lineageOf(home.store, taken[0]?.id ?? '').nodes.map(({ id }) => id)).toContain(taken[0]?.modelVersionId);
  expect(valueOf(await listAlerts(home, {})).alerts[0]?.finding.values['deployment']).toBe(promoted.id);
});

test('a child that comes again and again counts once', async () => {
  const home = await openWithCandidate(0.5);
  await declareFew(home, {});
  await promoteSigned(home, { ref: 'sick@2' });
  for (let at = 0; at < 6; at += 1) {
    const { prediction } = await visit(home, { x: 2 }, 'C-1');
    await correct(home, prediction?.id ?? '', 'well');
  }
  const [champion] = valueOf(await showWatch(home)).watched;
  const own = Object.fromEntries(champion?.states.map((state) => [state.tripwire, state.own]) ?? []);
  expect(own['failed']).toMatchObject({ count: 0, of: 6 });
  expect(own['positive']).toMatchObject({ count: 1, of: 1 });
  expect(own['corrected']).toMatchObject({ count: 1, of: 1 });
});

test('sites of a canary are held against what the version in use said there before', async () => {
  const home = await openWithCandidate(0.75);
  await visit(home, { x: 2, site: 'Busiu' });
  await visit(home, { x: 2, site: 'Wanale' });
  await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: atBusiu });
  await visit(home, { x: 2, site: 'Busiu' });
  await visit(home, { x: 2, site: 'Wanale' });

  const { watched } = valueOf(await showWatch(home));
  expect(watched.map(({ move, againstRef, untilMs }) => [move.alias, againstRef, untilMs])).toEqual([
    ['canary', 'sick@1', null],
  ]);
  const positive = watched[0]?.states.find(({ tripwire }) => tripwire === 'positive');
  expect([positive?.own.of, positive?.other?.of]).toEqual([1, 1]);
});

test('a champion is watched for its days, and one that came back by a rollback is not', async () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const home = await openWithCandidate(0.75, { now: () => nowMs });
  nowMs += 1_000;
  await promoteSigned(home, { ref: 'sick@2' });
  const [champion] = valueOf(await showWatch(home)).watched;
  expect(champion).toMatchObject({ move: { alias: 'champion' }, untilMs: nowMs + 14 * 86_400_000 });

  nowMs += 14 * 86_400_000;
  expect(valueOf(await showWatch(home)).watched).toEqual([]);
  await promoteSigned(home, { ref: 'sick@1' });
  expect(valueOf(await showWatch(home)).watched).toHaveLength(1);
  valueOf(await rollBackModel(home, { name: 'sick', alias: 'champion' }));
  expect(valueOf(await showWatch(home)).watched).toEqual([]);
});

test('where the version before cannot be opened nothing moves, and somebody is told once', async () => {
  const home = await openWithCandidate(0.5, { onnx: oneRowOfRoot().onnx });
  await declareFew(home, {});
  await promoteSigned(home, { ref: 'sick@2' });
  home.store.transaction((db) =>
    db.run(`UPDATE modelVersion SET sha256 = :sha256 WHERE version = 1`, { sha256: '0'.repeat(64) }),
  );
  for (let at = 0; at < 7; at += 1) {
    await visit(home, { x: -1 });
    expect((await watch(home)).takenBack).toEqual([]);
  }

  expect(await pointsAt(home, 'champion')).toBe('sick@2');
  expect(valueOf(await listAlerts(home, {})).alerts.map(({ finding }) => finding.key)).toEqual([
    'tripwires.finding.stays.failed',
  ]);
});
