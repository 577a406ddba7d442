import type { Output, Parsed } from '../../../shared/calls.ts';
import { awaitedBy, readThread } from '../../../shared/domain/read-thread.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findActor } from '../store/actors.ts';
import { threadEvents } from '../store/threads.ts';
import type { Context } from './context.ts';
import { findTopic } from './threads/find-topic.ts';

/** What was said of one thing, and what of it waits for who asks. Fails with `thread.unknownTopic`. */
export async function showThread(
  { store, projectId, actorId }: Context,
  { about }: Parsed<'thread.show'>,
): Promise<Result<Output<'thread.show'>>> {
  const topic = findTopic(store, projectId, about);
  if (!topic.ok) return topic;
  const thread = readThread(threadEvents(store, projectId, topic.value.id));
  const actor = findActor(store, actorId);
  const awaited = thread === null || actor === null ? [] : awaitedBy(thread, actor);
  return ok({ thread, me: actorId, awaitsMe: awaited.map(({ eventId }) => eventId) });
}
