import { type MessagePort, Worker } from 'node:worker_threads';
import { ok, type Result } from '../../../../shared/result.ts';
import type { NearPlace, Place } from '../../../../shared/subject.ts';
import { type DatabaseLocation, openReadOnly } from '../../store/open-database.ts';
import { refuseDied } from '../run-task.ts';
import { FollowedSubjects } from './follow-subjects.ts';
import type { LikeHit, SubjectHit } from './subject-index.ts';

export type SearchThreadData = {
  readonly role: 'searching';
  readonly database: DatabaseLocation;
  readonly wrappingKey: Uint8Array | null;
};

/** What a search may be asked; `warm` only sees to it that the index is there. */
type Questions = {
  find: { readonly text: string; readonly near: NearPlace | null; readonly limit: number };
  similar: {
    readonly code: string;
    readonly names: readonly string[];
    readonly place: Place | null;
    readonly limit: number;
  };
  warm: Record<never, never>;
};
type Answers = { find: readonly SubjectHit[]; similar: readonly LikeHit[]; warm: readonly never[] };
type Asked = { [N in keyof Questions]: { readonly kind: N; readonly input: Questions[N] } }[keyof Questions];
type ToSearch = Asked & { readonly id: number; readonly projectId: string };
type FromSearch = { readonly id: number; readonly hits: readonly unknown[] };

/**
 * Looks up subjects in a thread of its own, which alone holds the names opened, in memory (docs/decisions). It starts
 * when first asked, and is started again where it died.
 */
export class SubjectSearch {
  readonly #entry: URL;
  readonly #data: SearchThreadData;
  readonly #waiting = new Map<number, (answer: Result<readonly unknown[]>) => void>();
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
    const answer = await new Promise<Result<readonly unknown[]>>((resolve) => {
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
    worker.on('message', ({ id, hits }: FromSearch) => {
      this.#waiting.get(id)?.(ok(hits));
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

/** The other end: what a thread with the role `searching` does. What is thrown ends it; `SubjectSearch` says so. */
export function serveSearching(port: MessagePort, { database, wrappingKey }: SearchThreadData): void {
  const subjects = new FollowedSubjects(openReadOnly(database), wrappingKey);
  port.on('message', (message: ToSearch) => {
    const index = subjects.current(message.projectId);
    const hits = hitsOf(index, message);
    port.postMessage({ id: message.id, hits } satisfies FromSearch);
  });
}

function hitsOf(index: ReturnType<FollowedSubjects['current']>, { kind, input }: Asked): readonly unknown[] {
  switch (kind) {
    case 'find':
      return index.find(input.text, input.near, input.limit);
    case 'similar':
      return index.similar(input.code, input.names, input.place, input.limit);
    case 'warm':
      return [];
  }
}
