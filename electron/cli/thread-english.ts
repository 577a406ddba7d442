import type { Addressee, Thread, ThreadEvent, ThreadPerson, ThreadSummary, ThreadTopic } from '../../shared/thread.ts';
import { count, timeOf } from './figures.ts';

const topics: Readonly<Record<ThreadTopic['kind'], string>> = {
  run: 'run of',
  modelVersion: 'model',
  alert: 'alert about',
};
const nameOf = (to: Addressee): string => (to.kind === 'person' ? to.name : `whoever is ${to.role}`);
const topicOf = ({ kind, label, id }: ThreadTopic): string => `${topics[kind]} ${label} (${id})`;
const quote = (text: string): string => (text === '' ? '' : `: ${text}`);

function wordOf({ word }: ThreadEvent): string {
  switch (word.kind) {
    case 'comment':
      return `says${quote(word.text)}`;
    case 'handOver':
      return `hands over to ${nameOf(word.to)}${quote(word.text)}`;
    case 'reviewRequest':
      return `asks ${nameOf(word.to)} for a review${quote(word.text)}`;
    case 'reviewAnswer':
      return `${word.verdict === 'approved' ? 'approves' : 'wants changes'}${quote(word.text)}`;
    case 'withdrawal':
      return `withdraws ${word.eventId}`;
  }
}

const lineOf = (event: ThreadEvent): string => `${timeOf(event.saidAtMs)}  ${event.actorName} ${wordOf(event)}`;

/** What the command line says of comments, hand-overs and reviews. */
export const threadEnglish = {
  said: (event: ThreadEvent) => `${topicOf(event.topic)}: ${event.actorName} ${wordOf(event)}`,
  thread: (thread: Thread | null) =>
    thread === null
      ? ['Nobody said anything of it yet.']
      : [
          `${topicOf(thread.topic)}${thread.holder === null ? '' : `, with ${nameOf(thread.holder)}`}`,
          ...thread.entries.map((entry) =>
            entry.withdrawn
              ? `  ${timeOf(entry.saidAtMs)}  ${entry.actorName} withdrew this  ${entry.id}`
              : `  ${lineOf(entry)}  ${entry.id}`,
          ),
          ...thread.awaited.map(({ kind, to }) =>
            kind === 'reviewRequest' ? `  waits for ${nameOf(to)}'s review` : `  waits for ${nameOf(to)} to take it up`,
          ),
        ],
  threads: (threads: readonly ThreadSummary[]) =>
    threads.length === 0
      ? ['Nobody said anything yet.']
      : threads.map(
          ({ topic, entries, lastBy, lastAtMs, awaitsMe }) =>
            `${awaitsMe.length > 0 ? '!' : ' '} ${topicOf(topic)}: ${count(entries)} said, last by ${lastBy}, ` +
            `${timeOf(lastAtMs)}${awaitsMe.map(({ fromName }) => `; ${fromName} waits for you`).join('')}`,
        ),
  notOnePerson: (name: string, people: readonly ThreadPerson[], found: number) => ({
    message: found === 0 ? `Nobody here is called "${name}".` : `More than one person is called "${name}".`,
    hint: `Say a role (capture, officer, admin) or one of ${people.map((person) => person.name).join(', ')}.`,
  }),
  noRequest: (about: string) => `No review of ${about} waits for you.`,
  seeList: 'See what waits for you with review list.',
} as const;
