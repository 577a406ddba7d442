import { expect, test } from 'vitest';
import { awaitedBy, readThread } from '../../../shared/domain/read-thread.ts';
import type { Addressee, ThreadEvent, ThreadWord } from '../../../shared/thread.ts';

const uuid = (end: number): string => `00000000-0000-4000-8000-${String(end).padStart(12, '0')}`;
const officer = { id: uuid(1), role: 'officer' } as const;
const headquarters = { id: uuid(2), role: 'admin' } as const;
const toHeadquarters: Addressee = { kind: 'person', actorId: headquarters.id, name: 'Grace' };
const toAdmins: Addressee = { kind: 'role', role: 'admin' };

const said = (place: number, actor: { readonly id: string }, word: ThreadWord, saidAtMs = place): ThreadEvent => ({
  id: uuid(100 + place),
  topic: { kind: 'run', id: uuid(9), label: 'referral@3' },
  place,
  word,
  actorId: actor.id,
  actorName: actor.id === officer.id ? 'Amina' : 'Grace',
  deviceId: 'd',
  saidAtMs,
});

const request = said(1, officer, { kind: 'reviewRequest', to: toHeadquarters, text: 'Good enough?' });
const answerOf = (place: number) =>
  said(place, headquarters, { kind: 'reviewAnswer', requestId: request.id, verdict: 'approved', text: '' });

test('reads the same thread from its events in any order', () => {
  const events = [request, answerOf(2), said(3, officer, { kind: 'comment', text: 'Thank you' })];

  const read = readThread(events);

  expect(read?.entries.map(({ place }) => place)).toEqual([1, 2, 3]);
  expect(readThread(events.toReversed())).toEqual(read);
  expect(readThread([])).toBeNull();
});

test('an answer stands behind its request though its laptop’s clock is an hour behind', () => {
  const late = { ...answerOf(2), saidAtMs: request.saidAtMs - 3_600_000 };

  expect(readThread([late, request])?.entries.map(({ id }) => id)).toEqual([request.id, late.id]);
});

test('a review waits for whom it was asked of, until they answer or it is withdrawn', () => {
  const open = readThread([request]);
  const answered = readThread([request, answerOf(2)]);
  const withdrawn = readThread([request, said(2, officer, { kind: 'withdrawal', eventId: request.id })]);

  expect(open && awaitedBy(open, headquarters)).toMatchObject([{ eventId: request.id, kind: 'reviewRequest' }]);
  expect(open && awaitedBy(open, officer)).toEqual([]);
  expect(answered?.awaited).toEqual([]);
  expect(withdrawn?.awaited).toEqual([]);
});

test('nobody withdraws what somebody else said', () => {
  const comment = said(1, officer, { kind: 'comment', text: 'Site 3 reads low' });
  const withdrawal = (actor: typeof officer | typeof headquarters) =>
    said(2, actor, { kind: 'withdrawal', eventId: comment.id });

  expect(readThread([comment, withdrawal(headquarters)])?.entries).toEqual([{ ...comment, withdrawn: false }]);
  expect(readThread([comment, withdrawal(officer)])?.entries).toMatchObject([
    { id: comment.id, withdrawn: true, word: { text: '' } },
  ]);
});

test('what was handed over last is with whom it was given to, and waits until they say something', () => {
  const given = said(1, officer, { kind: 'handOver', to: toAdmins, text: '' });
  const taken = said(2, headquarters, { kind: 'comment', text: 'I look at it' });
  const back = said(3, headquarters, {
    kind: 'handOver',
    to: { kind: 'person', actorId: officer.id, name: 'Amina' },
    text: '',
  });

  const waiting = readThread([given]);
  expect(waiting).toMatchObject({ holder: toAdmins, awaited: [{ kind: 'handOver' }] });
  expect(waiting && awaitedBy(waiting, headquarters)).toHaveLength(1);
  expect(readThread([given, taken])).toMatchObject({ holder: toAdmins, awaited: [] });
  expect(readThread([given, taken, back])).toMatchObject({
    holder: { name: 'Amina' },
    awaited: [{ eventId: back.id }],
  });
});
