import { workerData } from 'node:worker_threads';
import type { MemoryWatchData } from './memory-watch.ts';

/** A run that fills memory as fast as it can adds some 200 MB in between. */
const LOOK_EVERY_MS = 50;

/** Sleeps while no model runs. Nothing but a signal ends a process from a thread whose main one is held. */
function watchForever({ state, mostAddedBytes }: MemoryWatchData): never {
  for (;;) {
    Atomics.wait(state, 0, 0);
    const before = process.memoryUsage.rss();
    while (Atomics.load(state, 0) === 1) {
      if (process.memoryUsage.rss() - before > mostAddedBytes) process.kill(process.pid, 'SIGKILL');
      Atomics.wait(state, 0, 1, LOOK_EVERY_MS);
    }
  }
}

watchForever(workerData as MemoryWatchData); // memory-watch.ts starts it
