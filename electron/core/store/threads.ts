import { ThreadEvent, ThreadPerson, type ThreadTopic } from '../../../shared/thread.ts';
import type { Actor } from '../../../shared/project.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const eventOf = (row: Row): ThreadEvent =>
  ThreadEvent.parse({
    ...row,
    topic: { kind: row['topicKind'], id: row['topicId'], label: row['topicLabel'] },
    word: JSON.parse(String(row['word'])) as unknown,
  });

export function insertThreadEvent(db: WritableDb, projectId: string, { topic, word, ...event }: ThreadEvent): void {
  db.run(
    `INSERT INTO threadEvent (id, projectId, topicKind, topicId, topicLabel, place, word, actorId, actorName, deviceId,
                              saidAtMs)
     VALUES (:id, :projectId, :topicKind, :topicId, :topicLabel, :place, :word, :actorId, :actorName, :deviceId, :saidAtMs)`,
    {
      ...event,
      projectId,
      topicKind: topic.kind,
      topicId: topic.id,
      topicLabel: topic.label,
      word: JSON.stringify(word),
    },
  );
}

export const hasThreadEvent = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM threadEvent WHERE id = ?', id) !== null;

/** All that was said of one thing, in the order in which it came here. */
export const threadEvents = (db: ReadableDb, projectId: string, topicId: string): readonly ThreadEvent[] =>
  db
    .all('SELECT * FROM threadEvent WHERE projectId = ? AND topicId = ? ORDER BY place, id', projectId, topicId)
    .map(eventOf);

/** All that was said in a project, thread by thread. */
export const threadEventsOfProject = (db: ReadableDb, projectId: string): readonly ThreadEvent[] =>
  db.all('SELECT * FROM threadEvent WHERE projectId = ? ORDER BY topicId, place, id', projectId).map(eventOf);

/** What a thread is about that began on another laptop; null where nothing was said of it. */
export const topicOfThread = (db: ReadableDb, projectId: string, topicId: string): ThreadTopic | null =>
  threadEvents(db, projectId, topicId).at(-1)?.topic ?? null;

/** What the newest threads are about, the newest first. */
export const newestTopicIds = (db: ReadableDb, projectId: string, limit: number): readonly string[] =>
  db
    .all(
      'SELECT topicId FROM threadEvent WHERE projectId = ? GROUP BY topicId ORDER BY max(saidAtMs) DESC, topicId LIMIT ?',
      projectId,
      limit,
    )
    .map(({ topicId }) => String(topicId));

/** What threads are about that ask something of this person or their role and have no review's answer to it. */
export const askingTopicIds = (
  db: ReadableDb,
  projectId: string,
  { id, role }: Pick<Actor, 'id' | 'role'>,
): readonly string[] =>
  db
    .all(
      `SELECT DISTINCT asked.topicId FROM threadEvent AS asked
       WHERE asked.projectId = ? AND asked.word ->> '$.kind' IN ('reviewRequest', 'handOver')
         AND (asked.word ->> '$.to.actorId' = ? OR asked.word ->> '$.to.role' = ?)
         AND NOT EXISTS (SELECT 1 FROM threadEvent AS answer
                         WHERE answer.projectId = asked.projectId AND answer.topicId = asked.topicId
                           AND answer.word ->> '$.requestId' = asked.id)`,
      projectId,
      id,
      role,
    )
    .map(({ topicId }) => String(topicId));

const tableByKind = { run: 'run', modelVersion: 'modelVersion', alert: 'alert' } as const;

/** Whether the thing itself is on this laptop. */
export const isTopicHere = (db: ReadableDb, { kind, id }: ThreadTopic): boolean =>
  db.value<number>(`SELECT 1 FROM ${tableByKind[kind]} WHERE id = ?`, id) !== null;

/** Everybody who works in this home, and everybody who said something; the name is the newest one heard. */
export function knownPeople(db: ReadableDb, projectId: string): readonly ThreadPerson[] {
  const heard = db.all(
    'SELECT actorId, actorName AS name, max(saidAtMs) FROM threadEvent WHERE projectId = ? GROUP BY actorId',
    projectId,
  );
  const own = db.all('SELECT id AS actorId, name FROM actor');
  const people = new Map([...heard, ...own].map((row) => ThreadPerson.parse(row)).map((each) => [each.actorId, each]));
  return [...people.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}
