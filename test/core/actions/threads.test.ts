import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { listThreads } from '../../../electron/core/actions/list-threads.ts';
import { sayInThread } from '../../../electron/core/actions/say-in-thread.ts';
import { showModel } from '../../../electron/core/actions/show-model.ts';
import { showThread } from '../../../electron/core/actions/show-thread.ts';
import { insertActor } from '../../../electron/core/store/actors.ts';
import { calls } from '../../../shared/calls.ts';
import type { GivenWord } from '../../../shared/thread.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

const say = (home: TestHome, about: string, word: GivenWord) => sayInThread(home, { about, word });

async function openHomeWithModel(): Promise<readonly [TestHome, string]> {
  const home = openTestHome();
  await deployModel(home, 0.5);
  return [home, valueOf(await showModel(home, { ref: '@champion' })).model.id];
}

function addPerson(home: TestHome, name: string): TestHome {
  const id = randomUUID();
  home.store.transaction((db) => insertActor(db, { id, name, role: 'admin', createdAtMs: 1 }));
  return { ...home, actorId: id };
}

test('a comment on a model is found by its ref and its id, and waits in the outbox', async () => {
  const [home, modelId] = await openHomeWithModel();

  const said = valueOf(await say(home, '@champion', { kind: 'comment', text: 'Weak at Mbale' }));

  expect(said).toMatchObject({ topic: { kind: 'modelVersion', id: modelId }, actorName: 'Amina', place: 1 });
  expect(valueOf(await showThread(home, { about: modelId })).thread?.entries).toMatchObject([{ id: said.id }]);
  expect(home.store.first("SELECT kind, priority, entityId FROM outbox WHERE kind = 'thread.said'")).toEqual({
    kind: 'thread.said',
    priority: 2,
    entityId: said.id,
  });
});

test('a review is asked of one person, answered by them alone, and leaves their list', async () => {
  const [home, about] = await openHomeWithModel();
  const grace = addPerson(home, 'Grace');
  const request = valueOf(
    await say(home, about, { kind: 'reviewRequest', to: { kind: 'person', actorId: grace.actorId }, text: 'Good?' }),
  );
  const answer: GivenWord = { kind: 'reviewAnswer', requestId: request.id, verdict: 'approved', text: '' };

  expect(await say(home, about, answer)).toMatchObject({ ok: false, error: { code: 'thread.notAsked' } });
  expect(valueOf(await listThreads(grace, { limit: 10 })).threads).toMatchObject([
    { isHere: true, awaitsMe: [{ eventId: request.id, fromName: 'Amina', text: 'Good?' }] },
  ]);
  valueOf(await say(grace, about, answer));
  expect(valueOf(await listThreads(grace, { limit: 10 })).threads).toMatchObject([{ awaitsMe: [], entries: 2 }]);
});

test('nothing that was said can be rewritten, and only its author withdraws it', async () => {
  const [home, about] = await openHomeWithModel();
  const grace = addPerson(home, 'Grace');
  const { id: eventId } = valueOf(await say(home, about, { kind: 'comment', text: 'Wrong' }));

  expect(await say(grace, about, { kind: 'withdrawal', eventId })).toMatchObject({
    ok: false,
    error: { code: 'thread.notYours' },
  });
  valueOf(await say(home, about, { kind: 'withdrawal', eventId }));
  expect(await say(home, about, { kind: 'withdrawal', eventId })).toMatchObject({
    ok: false,
    error: { code: 'thread.unknownEvent' },
  });
  expect(() => home.raw.exec("UPDATE threadEvent SET word = '{}'")).toThrow('what was said is not rewritten');
});

test('a text with the code of somebody who is visited stays on the laptop', async () => {
  const [home, about] = await openHomeWithModel();
  valueOf(await addRecord(home, calls['record.add'].input.parse({ values: { muac: 1 }, subjectCode: 'S-17' })));

  const refused = await say(home, about, { kind: 'comment', text: 'See “S-17”, please.' });

  expect(refused).toMatchObject({ ok: false, error: { code: 'thread.namesSubject' } });
  expect(valueOf(await showThread(home, { about })).thread).toBeNull();
});

test('changes are wanted for a reason, and nothing is said of what is not there', async () => {
  const home = openTestHome();
  const word = { kind: 'reviewAnswer', requestId: randomUUID(), verdict: 'changesWanted', text: ' ' } as const;

  expect(calls['thread.say'].input.safeParse({ about: 'x', word }).success).toBe(false);
  expect(await say(home, randomUUID(), { kind: 'comment', text: 'Hello' })).toMatchObject({
    ok: false,
    error: { code: 'thread.unknownTopic' },
  });
});

test('what waits for somebody is listed however much was said since', async () => {
  const [home, about] = await openHomeWithModel();
  const grace = addPerson(home, 'Grace');
  const asked = { kind: 'handOver', to: { kind: 'person', actorId: grace.actorId }, text: 'Yours now' } as const;
  const { id: eventId } = valueOf(await say(home, about, asked));

  expect(valueOf(await listThreads(grace, { limit: 0 })).threads).toMatchObject([{ awaitsMe: [{ eventId }] }]);
  expect(valueOf(await listThreads(home, { limit: 0 })).threads).toEqual([]);
  valueOf(await say(grace, about, { kind: 'comment', text: 'I have it' }));
  expect(valueOf(await listThreads(grace, { limit: 0 })).threads).toEqual([]);
});
