import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Door } from '../../electron/core/door.ts';
import type { BlobStore } from '../../electron/core/files/blob-store.ts';
import { handlers } from '../../electron/core/handlers.ts';
import { startCore, startEngine } from '../../electron/core/start.ts';
import type { ReadableDb } from '../../electron/core/store/open-database.ts';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import type { Result } from '../../shared/result.ts';

export type BenchHome = {
  readonly ask: <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
  readonly blobs: BlobStore;
  readonly store: ReadableDb;
  /** Of all stored chunks, encoded. */
  readonly chunkBytes: () => number;
  /**
   * Takes all data sets away, so that the same file is new again, and empties the write-ahead log, which a thread does
   * a second after an import; processes and threads stay warm.
   */
  readonly forgetDatasets: () => void;
  readonly remove: () => Promise<void>;
};

/** A home with a project in a temporary folder: core in this process, compute and readers as the command line has them. */
export async function openBenchHome(): Promise<BenchHome> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-home-'));
  const engine = startEngine();
  const core = valueOf(await startCore({ folder: join(folder, 'home'), engine: engine.link }));
  const door = new Door(core.home, handlers);
  core.endpoint.openTo(door);
  const ask = async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> =>
    valueOf(await door.call(name, input)) as Output<N>; // the door runs the handler that the contract types under this name
  await ask('project.create', { name: 'Bench' });
  return {
    ask,
    blobs: core.home.blobs,
    store: core.home.store,
    chunkBytes: () => core.home.store.value<number>('SELECT sum(length(bytes)) FROM chunk') ?? 0,
    forgetDatasets: () => {
      core.home.store.transaction((db) => {
        for (const table of ['versionChunk', 'datasetVersion', 'dataset', 'leasedChunk', 'chunk']) {
          db.run(`DELETE FROM ${table}`);
        }
      });
      core.home.store.emptyLog();
    },
    remove: async () => {
      await door.close();
      await engine.close();
      await core.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
