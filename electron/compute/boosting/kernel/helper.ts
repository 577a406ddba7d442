import { workerData } from 'node:worker_threads';
import type { Layout } from './memory-layout.ts';
import { type FeatureRange, searchRange, wireOf } from './search-range.ts';
import { helpForever } from './share-turns.ts';
import { instantiate } from './tree-functions.ts';

export type HelperData = { readonly layout: Layout; readonly range: FeatureRange };

/** The second thread of a fit: it lives until the kernel that started it is closed. */
function help({ layout, range }: HelperData): void {
  const run = instantiate(layout.memory);
  const wire = wireOf(layout);
  const turns = new Int32Array(layout.memory.buffer, layout.at.turns, 3);
  helpForever(turns, () => searchRange(run, layout, wire, range, layout.at.results[1]));
}

help(workerData as HelperData); // wasm-kernel.ts starts it
