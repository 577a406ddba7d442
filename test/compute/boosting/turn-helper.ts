import { workerData } from 'node:worker_threads';
import { helpForever } from '../../../electron/compute/boosting/kernel/share-turns.ts';

const { turns, counts } = workerData as { turns: Int32Array; counts: Int32Array }; // share-turns.test.ts starts it
helpForever(turns, () => Atomics.add(counts, 1, 1));
