import type { Actor } from '../project.ts';
import type { Addressee, Awaited, Thread, ThreadEvent } from '../thread.ts';

type Said = Thread['entries'][number];

/**
 * A thread out of its events, in whatever order they came: by place, then by clock, then by id. Whoever said something may
 * withdraw it, nobody else. Null without events.
 */
export function readThread(events: readonly ThreadEvent[]): Thread | null {
  const ordered = events.toSorted(compareEvents);
  const newest = ordered.at(-1);
  if (newest === undefined) return null;
  const withdrawn = withdrawnIds(ordered);
  const entries = ordered
    .filter(({ word }) => word.kind !== 'withdrawal')
    .map((event) => (withdrawn.has(event.id) ? silenced(event) : { ...event, withdrawn: false }));
  const standing = entries.filter((entry) => !entry.withdrawn);
  const holder = standing.findLast(isHandOver)?.word.to ?? null;
  return { topic: newest.topic, entries, holder, awaited: awaitedOf(standing) };
}

const compareEvents = (one: ThreadEvent, other: ThreadEvent): number =>
  one.place - other.place || one.saidAtMs - other.saidAtMs || (one.id < other.id ? -1 : 1);

function withdrawnIds(events: readonly ThreadEvent[]): ReadonlySet<string> {
  const authors = new Map(events.map(({ id, actorId }) => [id, actorId]));
  return new Set(
    events.flatMap(({ word, actorId }) =>
      word.kind === 'withdrawal' && authors.get(word.eventId) === actorId ? [word.eventId] : [],
    ),
  );
}

/** That something was said stays to be seen, what was said does not. */
const silenced = (event: ThreadEvent): Said => ({
  ...event,
  word: { kind: 'comment', text: '' },
  withdrawn: true,
});

type Of<K extends Said['word']['kind']> = Said & { readonly word: Extract<Said['word'], { kind: K }> };
const isHandOver = (entry: Said): entry is Of<'handOver'> => entry.word.kind === 'handOver';
const isRequest = (entry: Said): entry is Of<'reviewRequest'> => entry.word.kind === 'reviewRequest';

/** Requests without an answer, and the last hand-over as long as whom it was given to has said nothing since. */
function awaitedOf(standing: readonly Said[]): Awaited[] {
  const answered = new Set(standing.flatMap(({ word }) => (word.kind === 'reviewAnswer' ? [word.requestId] : [])));
  const open = standing.filter(isRequest).filter(({ id }) => !answered.has(id));
  const last = standing.findLastIndex(isHandOver);
  const given = standing[last];
  const taken = given !== undefined && standing.slice(last + 1).some((entry) => takes(entry, given));
  const pending = given === undefined || taken || !isHandOver(given) ? [] : [given];
  return [...open, ...pending].map(({ id: eventId, word }) => ({ eventId, kind: word.kind, to: word.to }));
}

/** Roles of people elsewhere are not known: anybody but the giver may take what was given to a role. */
const takes = ({ actorId }: Said, given: Said): boolean =>
  isHandOver(given) && given.word.to.kind === 'person' ? actorId === given.word.to.actorId : actorId !== given.actorId;

/** What of a thread waits for this person; what they asked of a role that is theirs too does not. */
export const awaitedBy = ({ awaited, entries }: Thread, actor: Pick<Actor, 'id' | 'role'>): readonly Awaited[] =>
  awaited.filter(
    ({ eventId, to }) => isAddressed(to, actor) && entries.find(({ id }) => id === eventId)?.actorId !== actor.id,
  );

export const isAddressed = (to: Addressee, actor: Pick<Actor, 'id' | 'role'>): boolean =>
  to.kind === 'person' ? to.actorId === actor.id : to.role === actor.role;
