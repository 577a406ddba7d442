import { isAddressed } from '../../../../shared/domain/read-thread.ts';
import type { Actor } from '../../../../shared/project.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { GivenAddressee, GivenWord, Thread, ThreadEvent, ThreadWord } from '../../../../shared/thread.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { refuseNamedSubject } from '../../store/refuse-named-subject.ts';
import { knownPeople } from '../../store/threads.ts';

type Asked = {
  readonly db: ReadableDb;
  readonly projectId: string;
  readonly actor: Actor;
  readonly thread: Thread | null;
};

/**
 * What somebody wants to say as it is kept, with the name of whom it asks. Fails with `thread.namesSubject`,
 * `thread.unknownPerson`, `thread.unknownRequest`, `thread.notAsked`, `thread.unknownEvent` and `thread.notYours`.
 */
export function completeWord(asked: Asked, word: GivenWord): Result<ThreadWord> {
  const named = 'text' in word ? refuseNamedSubject(asked.db, asked.projectId, word.text) : null;
  if (named !== null) return named;
  if (word.kind === 'reviewAnswer') return refuseAnswer(asked, word.requestId) ?? ok(word);
  if (word.kind === 'withdrawal') return refuseWithdrawal(asked, word.eventId) ?? ok(word);
  return word.kind === 'comment' ? ok(word) : addressed(asked, word);
}

function addressed({ db, projectId }: Asked, word: GivenWord & { readonly to: GivenAddressee }): Result<ThreadWord> {
  const { to } = word;
  if (to.kind === 'role') return ok({ ...word, to });
  const person = knownPeople(db, projectId).find(({ actorId }) => actorId === to.actorId);
  if (person !== undefined) return ok({ ...word, to: { ...to, name: person.name } });
  return fail('thread.unknownPerson', 'Nobody here is known by this id.', 'Choose a person of the list, or a role.');
}

const entryOf = (thread: Thread | null, id: string): ThreadEvent | null =>
  thread?.entries.find((entry) => entry.id === id && !entry.withdrawn) ?? null;

function refuseAnswer({ thread, actor }: Asked, requestId: string): Result<never> | null {
  const request = entryOf(thread, requestId);
  if (request?.word.kind !== 'reviewRequest') {
    return fail('thread.unknownRequest', 'This review is not asked for, or not any more.', 'Look at the thread again.');
  }
  if (request.actorId !== actor.id && isAddressed(request.word.to, actor)) return null;
  return fail('thread.notAsked', 'Somebody else was asked for this review.', 'Write a comment instead.');
}

function refuseWithdrawal({ thread, actor }: Asked, eventId: string): Result<never> | null {
  const entry = entryOf(thread, eventId);
  if (entry === null) return fail('thread.unknownEvent', 'This is not in the thread, or not any more.');
  if (entry.actorId === actor.id) return null;
  return fail('thread.notYours', `${entry.actorName} said this; only they can withdraw it.`, 'Answer it instead.');
}
