import { expect, test } from 'vitest';
import { addLabel } from '../../../../electron/core/actions/add-label.ts';
import { addRecord } from '../../../../electron/core/actions/add-record.ts';
import { editRecord } from '../../../../electron/core/actions/edit-record.ts';
import { eraseSubject } from '../../../../electron/core/actions/erase-subject.ts';
import { freezeRecords } from '../../../../electron/core/actions/freeze-records.ts';
import { listReview } from '../../../../electron/core/actions/list-review.ts';
import { promoteModel } from '../../../../electron/core/actions/promote-model.ts';
import { removeAlias } from '../../../../electron/core/actions/remove-alias.ts';
import { runWatch } from '../../../../electron/core/actions/run-watch.ts';
import { showRecord } from '../../../../electron/core/actions/show-record.ts';
import { showShadow } from '../../../../electron/core/actions/show-shadow.ts';
import { showToday } from '../../../../electron/core/actions/show-today.ts';
import { lineageOf } from '../../../../electron/core/store/lineage.ts';
import { calls } from '../../../../shared/calls.ts';
import { ProjectDefinition } from '../../../../shared/project.ts';
import { oneRowOfRoot } from '../../../compute/tiny-models.ts';
import { openTestHome, type TestHome, valueOf } from '../../open-test-home.ts';
import { addVersion, deployModel } from '../deployed-model.ts';

const definition = ProjectDefinition.parse({
  columns: [
    { name: 'x', type: 'number' },
    { name: 'site', type: 'category', role: 'site' },
    { name: 'sex', type: 'category' },
  ],
});

/** The champion says sick from x = 0 up, the shadow from x = 1.1 up. */
async function openShadowed(): Promise<TestHome> {
  const home = openTestHome({ definition });
  await deployModel(home, 0.5);
  await addVersion(home, 0.75);
  await point(home, 'shadow', 'sick@2');
  return home;
}

const point = async (home: TestHome, alias: string, ref: string) =>
  valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref, alias })));

const visit = async (home: TestHome, values: Record<string, string | number>, subjectCode?: string) =>
  valueOf(
    await addRecord(
      home,
      calls['record.add'].input.parse({ values, ...(subjectCode === undefined ? {} : { subjectCode }) }),
    ),
  );

const watch = async (home: TestHome) => valueOf(await runWatch(home));
const report = async (home: TestHome, ref = 'sick@2') => valueOf(await showShadow(home, { ref, examples: 20 }));
const answer = async (home: TestHome, predictionId: string | undefined, to: string) =>
  valueOf(
    await addLabel(home, {
      predictionId: predictionId ?? '',
      answer: { kind: 'corrected', to },
      predictionShown: false,
    }),
  );

test('the shadow answers the same records after the advice, with lineage and by nobody', async () => {
  const home = await openShadowed();
  const { recordId, prediction } = await visit(home, { x: 0.5 });

  expect((await report(home)).waiting).toBe(1);
  expect(await watch(home)).toMatchObject({ shadowed: 1, waiting: 0 });
  expect(await watch(home)).toMatchObject({ shadowed: 0, waiting: 0 });

  const stored = home.store.first('SELECT * FROM shadowPrediction');
  expect(stored).toMatchObject({ predictionId: prediction?.id, threshold: 0.75, failure: null });
  expect(JSON.parse(String(stored?.['output']))).toMatchObject({ prediction: 'well' });
  const { nodes, edges } = lineageOf(home.store, String(stored?.['id']));
  expect(nodes.find(({ id }) => id === stored?.['id'])).toMatchObject({ kind: 'shadowPrediction', label: 'well' });
  expect(edges.map(({ from }) => from)).toEqual(
    expect.arrayContaining([recordId, stored?.['modelVersionId'], stored?.['deploymentId']]),
  );
  expect(home.store.value(`SELECT entry ->> '$.actorId' FROM audit ORDER BY rowid DESC LIMIT 1`)).toBe('Fieldloop');
});

test('nothing that counts or shows the advice knows of the shadow', async () => {
  const home = await openShadowed();
  const { recordId, prediction } = await visit(home, { x: 0.5 }, 'C-1');
  const look = async () => ({
    record: valueOf(await showRecord(home, { id: recordId })).events.map(({ predictions }) => predictions.length),
    review: valueOf(await listReview(home, { limit: 9 })).waiting,
    scored: valueOf(await showToday(home, {})).scoredToday,
  });
  const before = await look();
  await watch(home);

  expect(await look()).toEqual(before);
  expect(before).toEqual({ record: [1], review: 1, scored: 1 });
  await answer(home, prediction?.id, 'well');
  const frozen = valueOf(await freezeRecords(home, calls['record.freeze'].input.parse({ name: 'visits' })));
  expect(frozen.rows).toBe(1);
});

test('compares both on the records as they are after their edits, by site and against what people said', async () => {
  const home = await openShadowed();
  for (const x of [-3, -2, -1, 2, 3]) await visit(home, { x, site: 'Busiu' });
  for (const x of [0.2, 0.4, 0.6, 0.8, 2]) {
    const { prediction } = await visit(home, { x, site: 'Wanale' });
    await answer(home, prediction?.id, x === 2 ? 'sick' : 'well');
  }
  const edited = await visit(home, { x: 0.5, site: 'Busiu' });
  await watch(home);
  const events = valueOf(await showRecord(home, { id: edited.recordId })).events;
  valueOf(
    await editRecord(
      home,
      calls['record.edit'].input.parse({ recordId: edited.recordId, baseEventId: events[0]?.id, values: { x: -1 } }),
    ),
  );
  await watch(home);

  const told = await report(home);

  expect(told).toMatchObject({ championRef: 'sick@1', isShadow: true, because: null, records: 11, waiting: 0 });
  expect(told.agreement?.value).toBeCloseTo(7 / 11);
  expect(told.slices.map(({ column, name, records, same }) => [column, name, records, same.value])).toEqual([
    ['site', 'Busiu', 6, 1],
    ['site', 'Wanale', 5, 0.2],
  ]);
  expect(told.labelled).toMatchObject({ records: 5, blind: 5 });
  const accuracy = told.labelled.metrics.find(({ metric }) => metric === 'accuracy');
  expect([accuracy?.shadow.value, accuracy?.champion.value, accuracy?.gain?.value]).toEqual([1, 0.2, 0.8]);
  expect(accuracy?.gain?.low).toBeGreaterThan(0);
  expect(told.examples.map(({ champion, shadow, truth }) => [champion.prediction, shadow.prediction, truth])).toEqual(
    Array.from({ length: 4 }, () => ['sick', 'well', 'well']),
  );
});

test('a record of somebody erased is counted and not shown', async () => {
  const home = await openShadowed();
  await visit(home, { x: 0.5 }, 'C-1');
  await watch(home);
  const [example] = (await report(home)).examples;
  expect(example).toMatchObject({ subjectCode: 'C-1' });

  valueOf(await eraseSubject(home, { subjectId: example?.subjectId ?? '' }));

  expect(await report(home)).toMatchObject({ records: 1, examples: [] });
});

test('a shadow that fails leaves the advice as it is and is counted as failed', async () => {
  const home = openTestHome({ definition });
  await deployModel(home, 0.5);
  await addVersion(home, 0.5, oneRowOfRoot().onnx);
  await point(home, 'shadow', 'sick@2');
  const { prediction } = await visit(home, { x: -1 });
  await visit(home, { x: 4 });
  expect(await watch(home)).toMatchObject({ shadowed: 2, waiting: 0 });

  expect(prediction?.output.prediction).toBe('well');
  expect(home.store.all('SELECT failure FROM shadowPrediction ORDER BY rowid')).toEqual([
    { failure: 'model.answersNaN' },
    { failure: null },
  ]);
  expect(await report(home)).toMatchObject({ failed: 1, records: 1 });
});

test('only what is advised on while the alias points there is answered', async () => {
  const home = openTestHome({ definition });
  await deployModel(home, 0.5);
  await addVersion(home, 0.75);
  await visit(home, { x: 0.5 });
  await point(home, 'shadow', 'sick@2');
  await visit(home, { x: 1 });
  expect(await watch(home)).toMatchObject({ shadowed: 1, waiting: 0 });
  valueOf(await removeAlias(home, { name: 'sick', alias: 'shadow' }));
  await visit(home, { x: 2 });

  expect(await watch(home)).toMatchObject({ shadowed: 0, waiting: 0 });
  expect(await report(home)).toMatchObject({ isShadow: false, records: 1 });
});

test('says why there is nothing to compare', async () => {
  const home = openTestHome({ definition });
  await addVersion(home, 0.5);
  expect(await report(home, 'sick@1')).toMatchObject({ because: 'noChampion', records: 0, agreement: null });
  await deployModel(home, 0.5);
  expect(await report(home, 'sick@2')).toMatchObject({ because: 'isChampion' });
  expect(await showShadow(home, { ref: '@shadow', examples: 1 })).toMatchObject({
    ok: false,
    error: { code: 'model.noneDeployed' },
  });
});
