import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ok, type Result } from '../../shared/result.ts';
import { VERSION } from '../../shared/version.ts';
import type { Engine, HomeContext } from './actions/context.ts';
import { type ChildEngine, forkEngine } from './engine/child-link.ts';
import { Trainings } from './engine/trainings.ts';
import { Endpoint } from './serving/endpoint/endpoint.ts';
import { Hub } from './serving/hub/hub.ts';
import { Pipelines } from './pipelines/pipelines.ts';
import { keyFileOf } from './home/home-key.ts';
import { openHome } from './home/open-home.ts';
import { ReaderPool } from './readers/reader-pool.ts';
import { openReferences } from './store/kept-references.ts';
import { openStoppedModels } from './store/stopped-models.ts';
import { SubjectSearch } from './readers/search/search-thread.ts';
import { LogMover } from './store/log-mover.ts';
import { pointToServer } from './store/settings.ts';
import { wrappingKeyOf } from './store/subjects.ts';
import { oneContactAtATime } from './sync/one-contact.ts';
import { openLink } from './sync/open-link.ts';

export type Core = {
  readonly home: HomeContext;
  /** Whoever makes a door to the home opens it to that (`openTo`). */
  readonly hub: Hub;
  /** As the hub. */
  readonly endpoint: Endpoint;
  /** As the hub. */
  readonly pipelines: Pipelines;
  /** Ends readers, closes the home and lets others in. Call it once nothing runs any more. */
  readonly close: () => Promise<void>;
};

export type StartOptions = {
  readonly folder: string;
  readonly engine: Engine;
  /** The server to sync with, where whoever starts core knows it; null keeps the one that the home remembers. */
  readonly serverUrl?: string | null;
  /** How often a training's state is kept; a test keeps every one. */
  readonly checkpointEveryMs?: number;
  /** Milliseconds since the epoch, UTC; a test hands in a clock of its own. */
  readonly now?: () => number;
};

/** With the round that is being computed, well under the half minute of work that may be lost. */
const CHECKPOINT_EVERY_MS = 10_000;

/** The composition root: everything that actions are given, wired together. Fails as `openHome` does. */
export async function startCore({
  folder,
  engine,
  serverUrl = null,
  checkpointEveryMs = CHECKPOINT_EVERY_MS,
  now = Date.now,
}: StartOptions): Promise<Result<Core>> {
  const opened = await openHome(folder, now());
  if (!opened.ok) return opened;
  const home = opened.value;
  if (serverUrl !== null) home.store.transaction((db) => pointToServer(db, serverUrl));
  const readers = new ReaderPool({
    entry: partOf('reader'),
    database: home.database,
    blobs: home.blobs.options,
    threads: readerThreads(),
  });
  const log = new LogMover(partOf('reader'), home.database);
  home.store.leaveLogTo(log);
  const wrappingKey = wrappingKeyOf(home.database.key);
  const search = new SubjectSearch(partOf('reader'), home.database, wrappingKey);
  const hub = new Hub(now);
  const endpoint = new Endpoint({ now });
  const pipelines = new Pipelines();
  const close = async (): Promise<void> => {
    await Promise.all([hub.stop(), endpoint.stop(), readers.close(), search.close(), log.close()]);
    home.close();
  };
  const link = oneContactAtATime(openLink({ store: home.store, blobs: home.blobs, fetch, now, newId: randomUUID }));
  const context: HomeContext = {
    store: home.store,
    blobs: home.blobs,
    readers,
    search,
    engine,
    link,
    hub,
    endpoint,
    pipelines,
    trainings: new Trainings(),
    references: openReferences(home.store),
    stopped: openStoppedModels(home.store, now),
    checkpointEveryMs,
    folder: home.folder,
    keyFile: home.database.key === null ? null : keyFileOf(home.folder),
    wrappingKey,
    deviceId: home.device.id,
    version: VERSION,
    now,
    newId: randomUUID,
  };
  return ok({ home: context, hub, endpoint, pipelines, close });
}

/** The compute process as a child of this one, for the command line and tests. */
export const startEngine = (): ChildEngine => forkEngine(fileURLToPath(partOf('compute')));

/** One core is left to the writer and memory bounds the rest; but a list must not wait for an import (`ReaderPool`). */
const readerThreads = (): number => Math.max(2, Math.min(3, availableParallelism() - 1));

/** From source every part is a file of its own place; in a build they lie beside this one. */
function partOf(part: 'compute' | 'reader'): URL {
  const fromSource = { compute: '../compute/main.ts', reader: './readers/worker.ts' };
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? fromSource[part] : `./${part}.js`, import.meta.url);
}
