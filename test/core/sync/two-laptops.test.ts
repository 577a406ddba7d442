import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addLabel } from '../../../electron/core/actions/add-label.ts';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { editRecord } from '../../../electron/core/actions/edit-record.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listThreadPeople } from '../../../electron/core/actions/list-thread-people.ts';
import { listThreads } from '../../../electron/core/actions/list-threads.ts';
import { mergeSubjects } from '../../../electron/core/actions/merge-subjects.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { sayInThread } from '../../../electron/core/actions/say-in-thread.ts';
import { showSubject } from '../../../electron/core/actions/show-subject.ts';
import { showThread } from '../../../electron/core/actions/show-thread.ts';
import { splitSubject } from '../../../electron/core/actions/split-subject.ts';
import { keepFinding } from '../../../electron/core/actions/monitoring/keep-finding.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { labelsOf } from '../../../electron/core/store/labels.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { headEventIds, newestRecords } from '../../../electron/core/store/records.ts';
import { groupOf } from '../../../electron/core/store/subject-merges.ts';
import { storeRemoteChanges } from '../../../electron/core/store/remote-changes.ts';
import { applyRemoteChanges } from '../../../electron/core/sync/apply-changes.ts';
import { calls } from '../../../shared/calls.ts';
import type { Cell } from '../../../shared/column.ts';
import type { GivenWord, ThreadTopic } from '../../../shared/thread.ts';
import { useTestServer } from '../../server/test-server.ts';
import { deployModel } from '../actions/deployed-model.ts';
import { importPatients } from '../actions/import-patients.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { openLaptopsOf } from './open-laptops.ts';

const server = useTestServer();

const openLaptops = (): readonly [TestHome, TestHome] => openLaptopsOf(server().url);

async function capture(home: TestHome, values: Record<string, Cell>, more: object = {}): Promise<string> {
  const input = calls['record.add'].input.parse({ values, ...more });
  return valueOf(await addRecord(home, input)).recordId;
}

const sync = async (home: TestHome) => valueOf(await home.link.exchange(home));
const recordsOf = (home: TestHome) => newestRecords(home.store, home.projectId, 100);
const unapplied = (home: TestHome) =>
  home.store.all('SELECT kind FROM remoteChange WHERE appliedAtMs IS NULL ORDER BY cursor').map(({ kind }) => kind);

test('two laptops of one project see each other’s visits, edits and subjects', async () => {
  const [first, second] = openLaptops();
  const visit = await capture(first, { muac: 121 }, { subjectCode: 'S-1' });
  const again = await capture(first, { muac: 118 }, { subjectCode: 'S-1' });
  const theirs = await capture(second, { muac: 140 });
  for (const home of [first, second, first]) await sync(home);

  await capture(second, { muac: 122 }, { recordId: visit });
  for (const home of [second, first]) await sync(home);

  for (const home of [first, second]) {
    const values = new Map(recordsOf(home).map((record) => [record.id, record.values]));
    expect(values).toEqual(
      new Map([
        [visit, { muac: 122 }],
        [again, { muac: 118 }],
        [theirs, { muac: 140 }],
      ]),
    );
    expect(unapplied(home)).toEqual([]);
  }
  const [one, other] = [visit, again].map((id) => recordsOf(second).find((record) => record.id === id)?.subjectId);
  expect(one).toBeTypeOf('string');
  expect(one).toBe(other);
  expect(recordsOf(second).some(({ subjectCode }) => subjectCode === 'S-1')).toBe(false);
});

test('an answer of another laptop stands beside the own ones, and its prediction waits for its model', async () => {
  const [first, second] = openLaptops();
  await deployModel(first, 0.5);
  const { id } = valueOf(await predictRecord(first, { model: '@champion', record: { x: 1 } }));
  const say = async (home: TestHome) =>
    valueOf(await addLabel(home, { predictionId: id, answer: { kind: 'confirmed' }, predictionShown: true }));
  const answers = [await say(first), await say(first)];
  for (const home of [first, second, second]) await sync(home);

  expect(labelsOf(second.store, id)).toEqual(answers);
  expect(unapplied(second)).toEqual(['prediction.made']);
  const { nodes, edges } = lineageOf(second.store, answers[0]?.id ?? '');
  expect({ kinds: nodes.map(({ kind }) => kind), edges }).toEqual({ kinds: ['label'], edges: [] });
});

test('an edit that comes before the visit it changes is applied once the visit is there', () => {
  const [home] = openLaptops();
  const recordId = randomUUID();
  const event = (baseEventId: string | null, muac: number) => ({
    id: randomUUID(),
    recordId,
    baseEventId,
    values: { muac },
    subjectId: null,
    actorId: 'a',
    deviceId: 'd',
    capturedAtMs: muac,
  });
  const added = event(null, 118);
  const pull = (cursor: number, kind: string, payload: object) =>
    home.store.transaction((db) => {
      const source = { serverId: 's', projectId: home.projectId };
      storeRemoteChanges(db, source, [{ cursor, kind, payload: JSON.stringify(payload) }], 1);
      applyRemoteChanges(db, home.projectId, 1);
    });

  pull(1, 'record.edited', event(added.id, 121));
  pull(2, 'model.unheardOf', {});
  expect(recordsOf(home)).toEqual([]);
  expect(unapplied(home)).toEqual(['record.edited', 'model.unheardOf']);

  pull(3, 'record.added', added);
  pull(3, 'record.added', added);
  expect(recordsOf(home)).toMatchObject([{ id: recordId, values: { muac: 121 } }]);
  expect(home.store.value('SELECT count(*) FROM recordEvent')).toBe(2);
  expect(unapplied(home)).toEqual(['model.unheardOf']);
});

test('a label never takes the place of another', () => {
  const [home] = openLaptops();
  const label = (answer: object) => ({
    id: randomUUID(),
    predictionId: 'p1',
    actorId: randomUUID(),
    revision: 1,
    answer,
    predictionShown: false,
    answeredAtMs: 1,
    deviceId: 'd',
  });
  const first = label({ kind: 'confirmed' });
  const second = { ...label({ kind: 'unsure' }), actorId: first.actorId };
  home.store.transaction((db) => {
    const source = { serverId: 's', projectId: home.projectId };
    const patch = [first, second].map((payload, index) => ({
      cursor: index + 1,
      kind: 'label.added',
      payload: JSON.stringify(payload),
    }));
    storeRemoteChanges(db, source, patch, 1);
    applyRemoteChanges(db, home.projectId, 1);
  });

  expect(labelsOf(home.store, 'p1')).toMatchObject([{ id: first.id, answer: { kind: 'confirmed' } }]);
  expect(unapplied(home)).toEqual(['label.added']);
});

test('a merge and a split made elsewhere hold here, in any order of arrival and as often as they come', () => {
  const [one, two, into] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(13)}-subject`);
  const by = { actorId: 'p', deviceId: 'd' };
  const merged = (id: string, subjectId = '', intoId = '') => ({
    kind: 'subject.merged',
    payload: { id, subjectId, intoId, ...by, mergedAtMs: 1 },
  });
  const changes = [
    merged('m1', one, into),
    merged('m2', two, one),
    merged('m3', into, two),
    { kind: 'subject.split', payload: { id: 's1', mergeIds: ['m3'], ...by, splitAtMs: 2 } },
  ];
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 3, 0, 1, 3, 2],
  ];

  const groups = orders.map((order) => {
    const [home] = openLaptops();
    order.forEach((place, index) => {
      const { kind, payload } = changes[place] ?? { kind: '', payload: {} };
      home.store.transaction((db) => {
        const source = { serverId: 's', projectId: home.projectId };
        storeRemoteChanges(db, source, [{ cursor: index + 1, kind, payload: JSON.stringify(payload) }], 1);
        applyRemoteChanges(db, home.projectId, 1);
      });
    });
    expect(unapplied(home)).toEqual([]);
    const { headId, ids, merges } = groupOf(home.store, two ?? '');
    return { headId, ids, merges: merges.map(({ id }) => id).toSorted() };
  });

  expect(groups).toEqual(orders.map(() => ({ headId: into, ids: [into, one, two], merges: ['m1', 'm2'] })));
});

test('subjects merged on one laptop show as one on the other, and apart again after the split', async () => {
  const [first, second] = openLaptops();
  await capture(first, { muac: 121 }, { subjectCode: 'S-1' });
  await capture(first, { muac: 118 }, { subjectCode: 'S-2' });
  for (const home of [first, second]) await sync(home);
  const merge = valueOf(await mergeSubjects(first, { subjectId: 'S-2', intoId: 'S-1' }));
  for (const home of [first, second]) await sync(home);

  expect(valueOf(await showSubject(second, { id: merge.subjectId }))).toMatchObject({
    subject: { id: merge.intoId, visits: 2 },
    merges: [{ id: merge.id }],
  });

  valueOf(await splitSubject(second, { subjectId: merge.intoId }));
  for (const home of [second, first]) await sync(home);
  expect(valueOf(await showSubject(first, { id: 'S-2' })).subject).toMatchObject({ code: 'S-2', visits: 1 });
});

test('two laptops’ edits of one base are a fork on both, the same one counts, and settling it on one settles it on both', async () => {
  const [first, second] = openLaptops();
  const recordId = await capture(first, { muac: 121, sex: 'female' }, { subjectCode: 'S-1' });
  for (const home of [first, second]) await sync(home);
  const baseEventId = headEventIds(first.store, recordId)[0] ?? '';
  const edit = { recordId, alsoBaseEventIds: [], unmeasured: {}, predictionShown: false };
  valueOf(await editRecord(first, { ...edit, baseEventId, values: { muac: 122 } }));
  valueOf(await editRecord(second, { ...edit, baseEventId, values: { muac: 123 } }));
  for (const home of [first, second, first]) await sync(home);

  const heads = headEventIds(first.store, recordId);
  expect(heads).toHaveLength(2);
  expect(headEventIds(second.store, recordId)).toEqual(heads);
  expect(recordsOf(first)).toEqual(recordsOf(second).map((record) => ({ ...record, subjectCode: 'S-1' })));

  const [kept = '', ...others] = heads;
  valueOf(await editRecord(second, { ...edit, baseEventId: kept, alsoBaseEventIds: others, values: {} }));
  for (const home of [second, first]) await sync(home);
  expect(headEventIds(first.store, recordId)).toEqual(headEventIds(second.store, recordId));
  expect(headEventIds(first.store, recordId)).toHaveLength(1);
});

type Topic = { readonly id: string; readonly label: string };

/** What only the officer's laptop has, by kind. */
const topics: Readonly<Record<ThreadTopic['kind'], (home: TestHome) => Promise<Topic>>> = {
  modelVersion: async (home) => {
    const { id, ref } = await deployModel(home, 0.5);
    return { id, label: ref };
  },
  alert: async (home) => {
    const { id, ref } = await deployModel(home, 0.5);
    const path = join(home.folder, 'november.csv');
    writeFileSync(path, 'x\n1\n2\n');
    valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'november' })));
    const scored = await predictDataset(home, calls['predict.dataset'].input.parse({ dataset: 'november' }));
    const finding = { key: 'drift.finding.higher', values: { column: 'x', size: 1.25 } };
    const seen = { modelVersionId: id, windowId: valueOf(scored).id };
    return { id: keepFinding(home, seen, { drift: true, n: 700 }, finding)!, label: ref };
  },
  run: async (home) => {
    const { id: dataset } = await importPatients(home);
    const asked = { dataset, target: 'sick', algorithm: 'linear' } as const;
    const { run, model } = valueOf(await trainModel(home, calls['model.train'].input.parse(asked)));
    return { id: run.id, label: model.ref };
  },
};

test.each(['run', 'modelVersion', 'alert'] as const)(
  'what an officer says, asks and hands over about his %s reaches headquarters and comes back answered',
  async (kind) => {
    const [officer, headquarters] = openLaptops();
    headquarters.store.transaction((db) =>
      db.run("UPDATE actor SET name = 'Grace', role = 'admin' WHERE id = :actorId", { actorId: headquarters.actorId }),
    );
    const topic = { kind, ...(await topics[kind](officer)) };
    const say = async (home: TestHome, word: GivenWord) => valueOf(await sayInThread(home, { about: topic.id, word }));
    const to = { kind: 'role', role: 'admin' } as const;
    const comment = await say(officer, { kind: 'comment', text: 'Weak at Wanale' });
    const request = await say(officer, { kind: 'reviewRequest', to, text: 'Good enough?' });
    const handedOver = await say(officer, { kind: 'handOver', to, text: 'I am on leave' });
    for (const home of [officer, headquarters]) await sync(home);

    expect(valueOf(await listThreads(headquarters, { limit: 10 })).threads).toMatchObject([
      { isHere: false, topic, awaitsMe: [{ eventId: request.id, fromName: 'Amina' }, { eventId: handedOver.id }] },
    ]);
    const changes = { kind: 'reviewAnswer', requestId: request.id, verdict: 'changesWanted' } as const;
    const answer = await say(headquarters, { ...changes, text: 'Look at Mbale first' });
    for (const home of [headquarters, officer]) await sync(home);

    const threads = [];
    for (const home of [officer, headquarters])
      threads.push(valueOf(await showThread(home, { about: topic.id })).thread);
    expect(threads[0]).toEqual(threads[1]);
    expect(threads[0]?.entries.map(({ id, actorName }) => [id, actorName])).toEqual([
      [comment.id, 'Amina'],
      [request.id, 'Amina'],
      [handedOver.id, 'Amina'],
      [answer.id, 'Grace'],
    ]);
    expect(valueOf(await listThreadPeople(officer, {})).people.map(({ name }) => name)).toEqual(['Amina', 'Grace']);
  },
);
