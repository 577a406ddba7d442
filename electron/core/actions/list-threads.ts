import type { Output, Parsed } from '../../../shared/calls.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { awaitedBy, readThread } from '../../../shared/domain/read-thread.ts';
import type { Actor } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Thread, ThreadSummary } from '../../../shared/thread.ts';
import { findActor } from '../store/actors.ts';
import { threadEventsOfProject } from '../store/threads.ts';
import type { Context } from './context.ts';
import { topicHere } from './threads/find-topic.ts';

/** Every thread of the project: what waits for who asks first, then the newest first. */
export async function listThreads(
  { store, projectId, actorId }: Context,
  _input: Parsed<'thread.list'>,
): Promise<Result<Output<'thread.list'>>> {
  const actor = findActor(store, actorId);
  const byTopic = groupBy(threadEventsOfProject(store, projectId), ({ topic }) => topic.id);
  const threads = [...byTopic.values()]
    .flatMap((events) => readThread(events) ?? [])
    .map((thread) => summarise(thread, actor, topicHere(store, projectId, thread.topic.id) !== null))
    .toSorted((one, other) => rank(other) - rank(one) || other.lastAtMs - one.lastAtMs);
  return ok({ threads });
}

const rank = ({ awaitsMe }: ThreadSummary): number => Number(awaitsMe.length > 0);

function summarise(thread: Thread, actor: Actor | null, isHere: boolean): ThreadSummary {
  const { topic, entries, holder } = thread;
  const last = entries.at(-1);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    topic,
    isHere,
    entries: entries.length,
    holder,
    lastBy: last?.actorName ?? '',
    lastAtMs: last?.saidAtMs ?? 0,
    awaitsMe: (actor === null ? [] : awaitedBy(thread, actor)).map(({ eventId, kind }) => {
      const entry = byId.get(eventId);
      const word = entry?.word;
      return { eventId, kind, fromName: entry?.actorName ?? '', text: word && 'text' in word ? word.text : '' };
    }),
  };
}
