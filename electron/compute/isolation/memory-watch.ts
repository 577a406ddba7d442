import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RunWatch } from './model-turns.ts';

/** What the watching thread is given: whether a model runs (1 or 0), and how many bytes it may add meanwhile. */
export type MemoryWatchData = { readonly state: Int32Array; readonly mostAddedBytes: number };

const GIBIBYTE = 2 ** 30;
/** A run may add half of the laptop's memory, but no more than 2 GiB: the largest file that is taken needs 1.5 to be opened. */
const mostAddedBytes = (): number => Math.max(GIBIBYTE, Math.min(2 * GIBIBYTE, totalmem() / 2));

/**
 * Watches this process's memory from a second thread while a model runs: the first one is held by the run. The process
 * ends where a run adds too much, before the laptop stands still; core starts another. The thread begins with the first run.
 */
export function watchMemory(): RunWatch {
  const state = new Int32Array(new SharedArrayBuffer(4));
  let thread: Worker | null = null;
  return {
    begin: () => {
      thread ??= startThread({ state, mostAddedBytes: mostAddedBytes() });
      Atomics.store(state, 0, 1);
      Atomics.notify(state, 0);
    },
    end: () => void Atomics.store(state, 0, 0),
  };
}

/** From source the thread is a file of its own place; in a build it lies beside the compute process's bundle. */
function startThread(workerData: MemoryWatchData): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const thread = new Worker(new URL(isSource ? './memory-thread.ts' : './memory-thread.js', import.meta.url), {
    workerData,
  });
  thread.unref();
  return thread;
}
