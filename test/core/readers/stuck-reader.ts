import { parentPort } from 'node:worker_threads';
import type { FromReader, ToReader } from '../../../electron/core/readers/tasks.ts';

const post = (message: FromReader): void => parentPort?.postMessage(message);
const waitMs = (ms: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Longer than the silence that its test allows: a busy machine takes as long to start a thread. */
waitMs(800);

/** In place of a reader: answers for "whole.csv" and never comes back from any other file. */
parentPort?.on('message', (message: ToReader) => {
  if (message.kind !== 'run') return;
  post({ kind: 'alive' });
  if ((message.input as { path: string }).path !== 'whole.csv') waitMs(Number.POSITIVE_INFINITY); // its test sends only this
  post({ kind: 'done', result: { ok: true, value: null } });
});
