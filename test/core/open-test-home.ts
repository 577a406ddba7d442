import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll } from 'vitest';
import type { Context, Engine } from '../../electron/core/actions/context.ts';
import { BlobStore } from '../../electron/core/files/blob-store.ts';
import { ReaderPool } from '../../electron/core/readers/reader-pool.ts';
import { SubjectSearch } from '../../electron/core/readers/search/search-thread.ts';
import { openReferences } from '../../electron/core/store/kept-references.ts';
import { openStoppedModels } from '../../electron/core/store/stopped-models.ts';
import { Trainings } from '../../electron/core/engine/trainings.ts';
import { Endpoint } from '../../electron/core/serving/endpoint/endpoint.ts';
import { Pipelines } from '../../electron/core/pipelines/pipelines.ts';
import { Hub } from '../../electron/core/serving/hub/hub.ts';
import { migrate } from '../../electron/core/store/migrate.ts';
import { oneContactAtATime } from '../../electron/core/sync/one-contact.ts';
import { openLink } from '../../electron/core/sync/open-link.ts';
import { openWritable, type Store } from '../../electron/core/store/open-database.ts';
import type { Result } from '../../shared/result.ts';
import { ProjectDefinition } from '../../shared/project.ts';
import { openTestEngine } from './open-test-engine.ts';

export type TestHomeOptions = {
  readonly definition?: ProjectDefinition;
  readonly engine?: Engine;
  readonly now?: () => number;
  /** See `ReaderPoolOptions`. */
  readonly silenceMs?: number;
  /** The same in two homes of one project. */
  readonly projectId?: string;
};

/** A context as actions are given it, over a real home; spread it to change who asks or to cancel. */
export type TestHome = Context & { readonly raw: Database; readonly progressed: readonly unknown[] };

const MS_A_TEST_MAY_RUN_AHEAD = 1_000;

/**
 * This machine's clock, but what a test does one after the other is never done in the same millisecond, in which no two
 * acts of a person fall: which of them was the last would be left to their random ids.
 */
function tellApart(): () => number {
  let last = 0;
  return () => {
    const read = Date.now();
    const isAhead = read <= last && last - read < MS_A_TEST_MAY_RUN_AHEAD;
    last = isAhead ? last + 1 : read;
    return last;
  };
}

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

/**
 * A home in a temporary folder: migrated SQLite, blobs, readers from source, the compute process's code behind its
 * real dispatcher, one device, one project in use and one officer. Closed and removed when the test file is done.
 */
export function openTestHome({ definition, engine, now = tellApart(), ...given }: TestHomeOptions = {}): TestHome {
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-home-'));
  mkdirSync(join(folder, 'blobs'));
  const location = { path: join(folder, 'home.db'), key: null };
  const { raw, store } = openWritable(location);
  valueOf(migrate(raw, join(folder, 'before.db')));
  const blobs = new BlobStore({ folder: join(folder, 'blobs'), key: null });
  const entry = new URL('../../electron/core/readers/worker.ts', import.meta.url);
  const search = new SubjectSearch(entry, location, null);
  const readers = new ReaderPool({
    entry,
    database: location,
    blobs: blobs.options,
    threads: 1,
    ...(given.silenceMs === undefined ? {} : { silenceMs: given.silenceMs }),
  });
  closing.push(async () => {
    await Promise.all([readers.close(), search.close()]);
    store.close();
    rmSync(folder, { recursive: true });
  });
  const ids = { deviceId: randomUUID(), projectId: given.projectId ?? randomUUID(), actorId: randomUUID() };
  populate(store, ids, definition ?? ProjectDefinition.parse({}), now());
  const progressed: unknown[] = [];
  return {
    ...ids,
    store,
    raw,
    readers,
    search,
    folder,
    now,
    progressed,
    wrappingKey: null,
    blobs,
    engine: engine ?? openTestEngine(),
    link: oneContactAtATime(openLink({ store, blobs, fetch, now, newId: randomUUID })),
    hub: new Hub(now),
    endpoint: new Endpoint({ now }),
    pipelines: new Pipelines({ pause: async () => undefined }),
    trainings: new Trainings(),
    references: openReferences(store),
    stopped: openStoppedModels(store, now),
    checkpointEveryMs: 10_000,
    keyFile: null,
    version: '0.0.0-test',
    newId: randomUUID,
    signal: new AbortController().signal,
    progress: (event) => void progressed.push(event),
  };
}

type Ids = { readonly deviceId: string; readonly projectId: string; readonly actorId: string };

function populate(store: Store, { deviceId, projectId, actorId }: Ids, definition: ProjectDefinition, atMs: number) {
  store.transaction((db) => {
    db.run(`INSERT INTO device (id, name, publicKey, createdAtMs) VALUES (:deviceId, 'laptop', '', :atMs)`, {
      deviceId,
      atMs,
    });
    db.run(`INSERT INTO actor (id, name, role, createdAtMs) VALUES (:actorId, 'Amina', 'officer', :atMs)`, {
      actorId,
      atMs,
    });
    db.run(
      `INSERT INTO project (id, name, definition, actorId, deviceId, createdAtMs)
       VALUES (:projectId, 'Screening', :definition, :actorId, :deviceId, :atMs)`,
      { projectId, actorId, deviceId, definition: JSON.stringify(definition), atMs },
    );
    for (const [name, value] of Object.entries({ deviceId, projectId, actorId })) {
      db.run('INSERT INTO setting (name, value) VALUES (:name, :value)', { name, value });
    }
  });
}

/** The value of a result that a test expects to be good. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
