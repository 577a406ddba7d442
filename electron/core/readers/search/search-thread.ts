import { type MessagePort, Worker } from 'node:worker_threads';
import { ok, type Result } from '../../../../shared/result.ts';
import type { NearPlace, Place } from '../../../../shared/subject.ts';
import { type DatabaseLocation, openReadOnly } from '../../store/open-database.ts';
import { refuseDied } from '../run-task.ts';
import { FollowedSubjects } from './follow-subjects.ts';
import { findHits, type LikeHit, type ProjectSearch, similarHits, type SubjectHit } from './subject-hits.ts';

export type SearchThreadData = {
  readonly role: 'searching';
  readonly database: DatabaseLocation;
  readonly wrappingKey: Uint8Array | null;
};

/** What a search may be asked; `warm` only begins the index. */
export type Questions = {
  find: {
    readonly text: string;
    readonly near: NearPlace | null;
    readonly limit: number;
    /** Otherwise the answer says what is known so far. */
    readonly waitForAll: boolean;
  };
  similar: {
    readonly code: string;
    readonly names: readonly string[];
    readonly place: Place | null;
    readonly limit: number;
  };
  warm: Record<never, never>;
};
/** `isComplete`: everybody's names were searched. */
type Answer<T> = { readonly hits: readonly T[]; readonly isComplete: boolean };
type Answers = { find: Answer<SubjectHit>; similar: Answer<LikeHit>; warm: Answer<never> };
type Asked = { [N in keyof Questions]: { readonly kind: N; readonly input: Questions[N] } }[keyof Questions];
type ToSearch = Asked & { readonly id: number; readonly projectId: string };
type FromSearch = { readonly id: number; readonly answer: Answer<unknown> };

/**
 * Looks up subjects in a thread of its own, which alone holds the names opened, in memory (docs/decisions). It starts
 * when first asked, and is started again where it died.
 */
export class SubjectSearch {
  readonly #entry: URL;
  readonly #data: SearchThreadData;
  readonly #waiting = new Map<number, (answer: Result<Answer<unknown>>) => void>();
  #worker: Worker | null = null;
  #asked = 0;

  constructor(entry: URL, database: DatabaseLocation, wrappingKey: Uint8Array | null) {
    this.#entry = entry;
    this.#data = { role: 'searching', database, wrappingKey };
  }

  /** Fails with `reader.died` where the thread ended. */
  async ask<N extends keyof Questions>(kind: N, projectId: string, input: Questions[N]): Promise<Result<Answers[N]>> {
    const worker = this.#worker ?? this.#start();
    this.#asked += 1;
    const id = this.#asked;
    const answer = await new Promise<Result<Answer<unknown>>>((resolve) => {
      this.#waiting.set(id, resolve);
      worker.ref();
      worker.postMessage({ kind, input, id, projectId });
    });
    if (this.#waiting.size === 0) this.#worker?.unref(); // an idle search does not keep the process alive
    return answer as Result<Answers[N]>; // the thread's handler of this kind made it
  }

  /** Ends the thread; whoever waits is told so. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { workerData: this.#data, name: 'search' });
    worker.on('message', ({ id, answer }: FromSearch) => {
      this.#waiting.get(id)?.(ok(answer));
      this.#waiting.delete(id);
    });
    worker.on('error', (cause) => this.#forget(cause instanceof Error ? cause.message : String(cause)));
    worker.on('exit', () => this.#forget('its thread ended'));
    this.#worker = worker;
    return worker;
  }

  #forget(why: string): void {
    this.#worker = null;
    for (const answer of this.#waiting.values()) answer(refuseDied(why));
    this.#waiting.clear();
  }
}

/** What is read of the store before another question gets its turn. */
const SLICE_MS = 12;

/**
 * The other end: what a thread with the role `searching` does. Questions are answered from what was read so far, while
 * the rest is read between them. What is thrown ends the thread; `SubjectSearch` says so.
 */
export function serveSearching(port: MessagePort, { database, wrappingKey }: SearchThreadData): void {
  const db = openReadOnly(database, BUILD_CACHE_KIB);
  const subjects = new FollowedSubjects(db, wrappingKey);
  const reading = new Set<string>();
  const readOn = (projectId: string): void => {
    if (!subjects.readMore(projectId, performance.now() + SLICE_MS)) {
      setImmediate(() => readOn(projectId));
      return;
    }
    reading.delete(projectId);
    if (reading.size === 0) db.keepInMemory(FOLLOW_CACHE_KIB);
  };
  port.on('message', (message: ToSearch) => {
    const { id, projectId } = message;
    if (waitsForAll(message)) while (!subjects.readMore(projectId, Number.POSITIVE_INFINITY));
    const isComplete = subjects.readMore(projectId, performance.now() + SLICE_MS);
    const hits = hitsOf({ db, wrappingKey, projectId, ...subjects.current(projectId) }, message);
    port.postMessage({ id, answer: { hits, isComplete } } satisfies FromSearch);
    if (isComplete || reading.has(projectId)) return;
    reading.add(projectId);
    setImmediate(() => readOn(projectId));
  });
}

/** Pages that stay in memory: while everybody is read, which is all over the file, and from then on. */
const [BUILD_CACHE_KIB, FOLLOW_CACHE_KIB] = [64 * 1024, 4 * 1024];

/** A likely duplicate that was not read yet would be made a second time. */
const waitsForAll = ({ kind, input }: Asked): boolean => kind === 'similar' || (kind === 'find' && input.waitForAll);

function hitsOf(search: ProjectSearch, { kind, input }: Asked): readonly unknown[] {
  switch (kind) {
    case 'find':
      return findHits(search, input);
    case 'similar':
      return similarHits(search, input);
    case 'warm':
      return [];
  }
}
