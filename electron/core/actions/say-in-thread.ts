import type { Output, Parsed } from '../../../shared/calls.ts';
import { readThread } from '../../../shared/domain/read-thread.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ThreadEvent } from '../../../shared/thread.ts';
import { requireActor } from '../store/actors.ts';
import { recordChange } from '../store/change.ts';
import { insertThreadEvent, threadEvents } from '../store/threads.ts';
import type { Context } from './context.ts';
import { completeWord } from './threads/complete-word.ts';
import { findTopic } from './threads/find-topic.ts';

/**
 * Adds a comment, a hand-over, a request for a review, its answer or a withdrawal to the thread of a run, a model version
 * or an alert. Fails with `thread.unknownTopic`, and as `completeWord` does.
 */
export async function sayInThread(
  context: Context,
  { about, word: given }: Parsed<'thread.say'>,
): Promise<Result<Output<'thread.say'>>> {
  const { store, projectId, deviceId, newId, now } = context;
  return store.transaction((db) => {
    const topic = findTopic(db, projectId, about);
    if (!topic.ok) return topic;
    const actor = requireActor(db, context.actorId);
    const events = threadEvents(db, projectId, topic.value.id);
    const word = completeWord({ db, projectId, actor, thread: readThread(events) }, given);
    if (!word.ok) return word;
    const said: ThreadEvent = {
      id: newId(),
      topic: topic.value,
      place: (events.at(-1)?.place ?? 0) + 1,
      word: word.value,
      actorId: actor.id,
      actorName: actor.name,
      deviceId,
      saidAtMs: now(),
    };
    insertThreadEvent(db, projectId, said);
    recordChange(db, context, {
      kind: 'thread.said',
      lane: `thread:${said.topic.id}`,
      entityKind: 'thread',
      entityId: said.id,
      payload: said,
    });
    return ok(said);
  });
}
