import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { takeTurn } from '../../../electron/compute/boosting/kernel/share-turns.ts';

const shared = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));

test('each second half is done exactly once, by whoever claims it first', async () => {
  const turns = shared(3);
  const counts = shared(2); // by this thread, by the helper
  const helper = new Worker(new URL('./turn-helper.ts', import.meta.url), { workerData: { turns, counts } });
  const done = (): number => Atomics.load(counts, 0) + Atomics.load(counts, 1);
  let taken = 0;
  // On a busy machine the helper may get no turn for long: it goes on until it has had some.
  while (taken < 1_000 || Atomics.load(counts, 1) < 10) {
    takeTurn(
      turns,
      () => Atomics.wait(shared(1), 0, 0, taken % 50 === 0 ? 1 : 0),
      () => Atomics.add(counts, 0, 1),
    );
    taken += 1;
    if (done() !== taken) break;
    if (taken % 100 === 0) await new Promise(setImmediate);
  }
  await helper.terminate();
  expect(done()).toBe(taken);
  expect(Atomics.load(counts, 1)).toBeGreaterThanOrEqual(10);
});

test('without a helper one thread does both halves', () => {
  const halves: string[] = [];
  takeTurn(
    shared(3),
    () => halves.push('first'),
    () => halves.push('second'),
  );
  expect(halves).toEqual(['first', 'second']);
});
