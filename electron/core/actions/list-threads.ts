import type { Output, Parsed } from '../../../shared/calls.ts';
import { awaitedBy, readThread } from '../../../shared/domain/read-thread.ts';
import type { Actor } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Thread, ThreadSummary } from '../../../shared/thread.ts';
import { findActor } from '../store/actors.ts';
import { askingTopicIds, isTopicHere, newestTopicIds, threadEvents } from '../store/threads.ts';
import type { Context } from './context.ts';

/** The newest threads, and all in which something waits for who asks; those first, then the newest first. */
export async function listThreads(
  { store, projectId, actorId }: Context,
  { limit }: Parsed<'thread.list'>,
): Promise<Result<Output<'thread.list'>>> {
  const actor = findActor(store, actorId);
  const asking = actor === null ? [] : askingTopicIds(store, projectId, actor);
  const newest = newestTopicIds(store, projectId, limit);
  const threads = [...new Set([...asking, ...newest])]
    .flatMap((topicId) => readThread(threadEvents(store, projectId, topicId)) ?? [])
    .map((thread) => summarise(thread, actor, isTopicHere(store, thread.topic)))
    .filter(({ topic, awaitsMe }) => awaitsMe.length > 0 || newest.includes(topic.id))
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
