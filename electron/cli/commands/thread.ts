import type { CallName } from '../../../shared/calls.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { Role } from '../../../shared/project.ts';
import type { GivenAddressee, GivenWord, Thread } from '../../../shared/thread.ts';
import type { Arguments } from '../arguments.ts';
import { type Ask, type Command, type Reply, reply } from '../command.ts';
import { threadEnglish } from '../thread-english.ts';

const says: readonly CallName[] = ['thread.say', 'thread.people', 'thread.show'];

/** What people say to each other of runs, model versions and alerts. `ABOUT` is an id or a model's ref. */
export const threadCommands: readonly Command[] = [
  {
    words: 'comment add',
    operands: ['ABOUT', 'TEXT'],
    options: [],
    calls: ['thread.say'],
    run: (ask, _typed, [about = '', text = '']) => say(ask, about, { kind: 'comment', text }),
  },
  {
    words: 'comment list',
    operands: ['ABOUT'],
    options: [],
    calls: ['thread.show'],
    run: (ask, _typed, [about = '']) =>
      reply(ask('thread.show', { about }), ({ thread }) => ({
        document: { thread },
        lines: threadEnglish.thread(thread),
      })),
  },
  {
    words: 'comment withdraw',
    operands: ['ABOUT', 'EVENT'],
    options: [],
    calls: ['thread.say'],
    run: (ask, _typed, [about = '', eventId = '']) => say(ask, about, { kind: 'withdrawal', eventId }),
  },
  {
    words: 'review request',
    operands: ['ABOUT'],
    options: ['to', 'reason'],
    needs: ['to'],
    calls: says,
    run: (ask, typed, [about = '']) => sayTo(ask, typed, about, 'reviewRequest'),
  },
  {
    words: 'review hand-over',
    operands: ['ABOUT'],
    options: ['to', 'reason'],
    needs: ['to'],
    calls: says,
    run: (ask, typed, [about = '']) => sayTo(ask, typed, about, 'handOver'),
  },
  {
    words: 'review answer',
    operands: ['ABOUT'],
    options: ['verdict', 'reason'],
    needs: ['verdict'],
    calls: says,
    run: (ask, typed, [about = '']) => answer(ask, typed, about),
  },
  {
    words: 'review list',
    operands: [],
    options: [],
    calls: ['thread.list'],
    run: (ask) =>
      reply(ask('thread.list', {}), ({ threads }) => ({
        document: { threads },
        lines: threadEnglish.threads(threads),
      })),
  },
];

const say = (ask: Ask, about: string, word: GivenWord): Promise<Result<Reply>> =>
  reply(ask('thread.say', { about, word }), (said) => ({ document: { said }, lines: [threadEnglish.said(said)] }));

async function sayTo(
  ask: Ask,
  typed: Arguments,
  about: string,
  kind: 'reviewRequest' | 'handOver',
): Promise<Result<Reply>> {
  const to = await findAddressee(ask, typed.required('to'));
  return to.ok ? say(ask, about, { kind, to: to.value, text: typed.text('reason') ?? '' }) : to;
}

/** A role, or somebody by name. */
async function findAddressee(ask: Ask, name: string): Promise<Result<GivenAddressee>> {
  const role = Role.safeParse(name);
  if (role.success) return { ok: true, value: { kind: 'role', role: role.data } };
  const known = await ask('thread.people', {});
  if (!known.ok) return known;
  const named = known.value.people.filter((person) => person.name === name);
  const [one] = named;
  if (one !== undefined && named.length === 1) return { ok: true, value: { kind: 'person', actorId: one.actorId } };
  const { message, hint } = threadEnglish.notOnePerson(name, known.value.people, named.length);
  return fail('thread.unknownPerson', message, hint);
}

/** Answers the newest request that waits for who asks. */
async function answer(ask: Ask, typed: Arguments, about: string): Promise<Result<Reply>> {
  const verdict = typed.oneOf('verdict', ['approved', 'changesWanted'] as const) ?? 'approved';
  const shown = await ask('thread.show', { about });
  if (!shown.ok) return shown;
  const { thread, awaitsMe } = shown.value;
  const requestId = newestRequest(thread, awaitsMe);
  if (requestId === null) return fail('thread.unknownRequest', threadEnglish.noRequest(about), threadEnglish.seeList);
  return say(ask, about, { kind: 'reviewAnswer', requestId, verdict, text: typed.text('reason') ?? '' });
}

const newestRequest = (thread: Thread | null, awaitsMe: readonly string[]): string | null =>
  thread?.awaited.findLast(({ eventId, kind }) => kind === 'reviewRequest' && awaitsMe.includes(eventId))?.eventId ??
  null;
