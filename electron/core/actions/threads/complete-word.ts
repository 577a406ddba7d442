import { isAddressed } from '../../../../shared/domain/read-thread.ts';
import type { Actor } from '../../../../shared/project.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { GivenAddressee, GivenWord, Thread, ThreadEvent, ThreadWord } from '../../../../shared/thread.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { subjectIdByCode } from '../../store/subjects.ts';
import { knownPeople } from '../../store/threads.ts';

/** Digits alone are rather a count than somebody's code, unless they are many. */
const LONGEST_COUNT = 4;

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
  const code = 'text' in word ? namedSubject(asked, word.text) : null;
  if (code !== null) return refuseSubjectCode(code);
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

/** Codes of those who are visited do not leave the laptop; the first one in a text, or null. */
function namedSubject({ db, projectId }: Asked, text: string): string | null {
  const words = text.split(/\s+/u).map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const isCount = (word: string): boolean => /^\d*$/u.test(word) && word.length <= LONGEST_COUNT;
  return words.find((word) => !isCount(word) && subjectIdByCode(db, projectId, word) !== null) ?? null;
}

const refuseSubjectCode = (code: string): Result<never> =>
  fail(
    'thread.namesSubject',
    `"${code}" is the code of somebody who is visited, and this text leaves the laptop. Nothing was sent.`,
    'Say it without the code, or open the record together.',
  );

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
