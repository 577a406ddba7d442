import { expect, test } from 'vitest';
import { listReview } from '../../../../electron/core/actions/list-review.ts';
import { removeAlias } from '../../../../electron/core/actions/remove-alias.ts';
import { rollBackModel } from '../../../../electron/core/actions/roll-back-model.ts';
import { scoreRecord } from '../../../../electron/core/actions/score-record.ts';
import { isInShare } from '../../../../electron/core/actions/scoring/advising-models.ts';
import { showModel } from '../../../../electron/core/actions/show-model.ts';
import { showToday } from '../../../../electron/core/actions/show-today.ts';
import { setTestSuite } from '../../../../electron/core/actions/set-test-suite.ts';
import { lineageOf } from '../../../../electron/core/store/lineage.ts';
import { calls } from '../../../../shared/calls.ts';
import { oneRowOfRoot } from '../../../compute/tiny-models.ts';
import { openTestHome, type TestHome, valueOf } from '../../open-test-home.ts';
import { addVersion, deployModel } from '../deployed-model.ts';
import { definition, openWithCandidate, promote, promoteSigned, visit } from './watched-home.ts';

const codes = Array.from({ length: 24 }, (_, place) => `C-${place}`);
const half = { by: 'share', share: 0.5 } as const;

test('a share of the children is advised by the canary, each always by the same version, also while typing', async () => {
  const home = await openWithCandidate(0.75);
  const move = await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: half });
  const toldBy = new Map<string, string | undefined>();
  for (const code of codes) toldBy.set(code, (await visit(home, { x: 1 }, code)).prediction?.modelRef);

  const own = codes.filter((code) => isInShare(0.5, move.modelVersionId, code));
  expect(codes.filter((code) => toldBy.get(code) === 'sick@2')).toEqual(own);
  expect([own.length > 0, own.length < codes.length]).toEqual([true, true]);
  for (const code of codes.slice(0, 4)) {
    expect((await visit(home, { x: 1 }, code)).prediction?.modelRef).toBe(toldBy.get(code));
    const typing = valueOf(await scoreRecord(home, { values: { x: 1 }, subjectCode: code }));
    expect(typing.modelRef).toBe(toldBy.get(code));
  }
});

test('what the canary said says so: its deployment, its limit, its lineage; and waits for an answer as the champion’s', async () => {
  const home = await openWithCandidate(0.75);
  const move = await promoteSigned(home, {
    ref: 'sick@2',
    alias: 'canary',
    canary: { by: 'sites', sites: ['Busiu'] },
    reason: 'finds more at Busiu',
  });
  const there = await visit(home, { x: 1, site: 'Busiu' });
  const elsewhere = await visit(home, { x: 1, site: 'Wanale' });

  expect(there.prediction).toMatchObject({ modelRef: 'sick@2', threshold: 0.75, deploymentId: move.id });
  expect([there.prediction?.output.prediction, elsewhere.prediction?.output.prediction]).toEqual(['well', 'sick']);
  expect(elsewhere.prediction?.modelRef).toBe('sick@1');
  const { edges } = lineageOf(home.store, there.prediction?.id ?? '');
  expect(edges).toContainEqual({ from: move.id, to: there.prediction?.id, kind: 'decided' });
  expect(valueOf(await listReview(home, { limit: 9 })).items).toHaveLength(2);
  expect(valueOf(await showToday(home, {})).toReview).toBe(2);
  const { moves } = valueOf(await showModel(home, { ref: 'sick' }));
  expect(moves[0]).toMatchObject({
    alias: 'canary',
    canary: { by: 'sites', sites: ['Busiu'] },
    actorName: 'Amina',
    reason: 'finds more at Busiu',
    override: { reason: 'tried in the district' },
  });
});

test('a share that grows keeps the children that it had', () => {
  const version = '0b0e8a0e-5b0e-4c0e-8a0e-0b0e8a0e5b0e';
  const many = Array.from({ length: 4_000 }, (_, place) => `child ${place}`);
  const few = many.filter((code) => isInShare(0.1, version, code));
  const more = new Set(many.filter((code) => isInShare(0.3, version, code)));
  expect(few.every((code) => more.has(code))).toBe(true);
  // Four standard errors of 4,000 draws are 0.019.
  expect(Math.abs(few.length / many.length - 0.1)).toBeLessThan(0.019);
});

test('where the canary fails the version in use advises, and the failure is kept', async () => {
  const home = await openWithCandidate(0.5, { onnx: oneRowOfRoot().onnx });
  await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: { by: 'sites', sites: ['Busiu'] } });

  const { prediction } = await visit(home, { x: -1, site: 'Busiu' });
  expect(prediction).toMatchObject({ modelRef: 'sick@1', output: { prediction: 'well' } });
  expect(home.store.all('SELECT failure FROM servedAnswer ORDER BY failure')).toEqual([
    { failure: null },
    { failure: 'model.answersNaN' },
  ]);
});

test('a canary passes the gate like what is put in use', async () => {
  const home = await openWithCandidate(0.75);
  expect(await promote(home, { ref: 'sick@2', alias: 'canary', canary: half })).toMatchObject({
    ok: false,
    error: { code: 'gate.refused' },
  });
  expect(home.store.value("SELECT count(*) FROM aliasMove WHERE alias = 'canary'")).toBe(0);
});

test('once it is in use for every record it is no canary any more', async () => {
  const home = await openWithCandidate(0.75);
  await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: half });
  await promoteSigned(home, { ref: 'sick@2' });
  valueOf(await rollBackModel(home, { name: 'sick', alias: 'champion' }));

  const told = new Set<string | undefined>();
  for (const code of codes) told.add((await visit(home, { x: 1 }, code)).prediction?.modelRef);
  expect([...told]).toEqual(['sick@1']);
});

test('taken away and given back, it advises on the records that it had', async () => {
  const home = await openWithCandidate(0.75);
  const canary = { by: 'sites', sites: ['Busiu'] } as const;
  await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: { ...canary, sites: ['Busiu'] } });
  valueOf(await removeAlias(home, { name: 'sick', alias: 'canary' }));
  expect((await visit(home, { x: 1, site: 'Busiu' })).prediction?.modelRef).toBe('sick@1');

  expect(valueOf(await rollBackModel(home, { name: 'sick', alias: 'canary' }))).toMatchObject({ canary });
  expect((await visit(home, { x: 1, site: 'Busiu' })).prediction?.modelRef).toBe('sick@2');
});

const refusals: readonly (readonly [string, string, () => Promise<TestHome>, Parameters<typeof promote>[1]])[] = [
  ['no records', 'canary.noRecords', () => openWithCandidate(0.75), { ref: 'sick@2', alias: 'canary' }],
  ['records of another alias', 'canary.otherAlias', () => openWithCandidate(0.75), { ref: 'sick@2', canary: half }],
  [
    'the version in use',
    'canary.isChampion',
    () => openWithCandidate(0.75),
    { ref: 'sick@1', alias: 'canary', canary: half },
  ],
  [
    'no version in use',
    'canary.noChampion',
    async () => {
      const home = openTestHome({ definition });
      await addVersion(home, 0.5);
      return home;
    },
    { ref: 'sick@1', alias: 'canary', canary: half },
  ],
  [
    'sites of a project without any',
    'canary.noSites',
    async () => {
      const home = openTestHome();
      await deployModel(home, 0.5);
      await addVersion(home, 0.75);
      return home;
    },
    { ref: 'sick@2', alias: 'canary', canary: { by: 'sites', sites: ['Busiu'] } },
  ],
];

test.each(refusals)('refuses a canary with %s', async (_what, code, open, input) => {
  const home = await open();
  expect(await promote(home, { override: 'none the less', ...input })).toMatchObject({ ok: false, error: { code } });
  expect(home.store.value('SELECT count(*) FROM aliasMove WHERE gateOverride IS NOT NULL')).toBe(0);
});

test('tripwires that are declared anew leave the reports of tests as they are', async () => {
  const home = await openWithCandidate(0.75);
  const tests = [{ id: 'schema', kind: 'outputSchema' as const }];
  const declare = (tripwires: object) =>
    setTestSuite(home, calls['testSuite.set'].input.parse({ model: 'sick', suite: { tests, tripwires } }));
  valueOf(await declare({}));
  await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: half });
  valueOf(await declare({ watchDays: 30 }));
  await promoteSigned(home, { ref: 'sick@2', alias: 'canary', canary: { by: 'share', share: 0.6 } });
  expect(home.store.value('SELECT count(*) FROM testReport')).toBe(1);
});
