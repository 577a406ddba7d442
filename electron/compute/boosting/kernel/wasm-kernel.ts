import { Worker } from 'node:worker_threads';
import { BINS_PER_FEATURE, padBounds } from '../bin-features.ts';
import { type Leaf, measureLeaf, type Split } from '../find-split.ts';
import type { HelperData } from './helper.ts';
import { type Layout, layMemory } from './memory-layout.ts';
import { readSplit, type SearchCommand, type Searched, searchRange, wireOf, writeCommand } from './search-range.ts';
import { type TakeTurn, takeTurn } from './share-turns.ts';
import { instantiate, type TreeFunctions } from './tree-functions.ts';
import type { KernelShape, Search, TreeKernel } from './tree-kernel.ts';

/** Fewer rows are summed up sooner than a second thread hears of it. */
const LEAST_SHARED_ROWS = 512;

/** The kernel in WebAssembly (`tree-kernel.as.ts`), on one thread or on two that share turns as `take` says. */
export function openWasmKernel(shape: KernelShape, threads: 1 | 2, take: TakeTurn = takeTurn): TreeKernel {
  const { rows, boundsByFeature } = shape;
  const layout = layMemory(shape);
  const { memory, at, stride } = layout;
  const run = instantiate(memory);
  const bounds = new Float32Array(memory.buffer, at.bounds, BINS_PER_FEATURE);
  const column = new Float32Array(memory.buffer, at.column, rows);
  const { search, close } = openSearch(layout, run, threads, take);
  return {
    order: new Int32Array(memory.buffer, at.order, rows),
    packed: new Float64Array(memory.buffer, at.packed, rows),
    bin: (feature, values) => {
      bounds.set(padBounds(boundsByFeature[feature] ?? new Float32Array()));
      column.set(values);
      run.binColumn(at.column, rows, at.bounds, at.bins + feature, stride);
    },
    searchRoot: (root, about) => search({ ...root, parentSlot: null, searched: [searchedOf(root, about), null] })[0],
    searchChildren: ({ left, right, smaller, larger }, about) => {
      const searched = [searchedOf(left, about), searchedOf(right, about)] as const;
      const [leftSplit, rightSplit] = search({ ...smaller, parentSlot: larger.slot, searched });
      return { left: leftSplit, right: rightSplit };
    },
    partition: ({ start, end }, { feature, bin, missingLeft }) =>
      run.partitionRows(at.bins, stride, at.order, at.spare, start, end, feature, bin, Number(missingLeft)),
    close,
  };
}

type Splits = readonly [Split | null, Split | null];

function openSearch(layout: Layout, run: TreeFunctions, threads: 1 | 2, take: TakeTurn) {
  const { memory, at, stride } = layout;
  const half = Math.ceil(stride / 8) * 4;
  const wire = wireOf(layout);
  const turns = new Int32Array(memory.buffer, at.turns, 3);
  const found = at.results.map((result) => new Float64Array(memory.buffer, result, 10));
  const later = { first: half, last: stride };
  const searchFirst = (): void => searchRange(run, layout, wire, { first: 0, last: half }, at.results[0]);
  const searchLater = (): void => searchRange(run, layout, wire, later, at.results[1]);
  const helper = threads === 2 && half < stride ? startHelper({ layout, range: later }) : null;
  const search = (command: SearchCommand): Splits => {
    writeCommand(wire, command);
    if (helper !== null && command.end - command.start >= LEAST_SHARED_ROWS) take(turns, searchFirst, searchLater);
    else {
      searchFirst();
      searchLater();
    }
    const [one, other] = command.searched;
    return [one && readSplit(found, 0, one.measures), other && readSplit(found, 1, other.measures)];
  };
  return { search, close: () => void helper?.terminate() };
}

function searchedOf(leaf: Leaf, { gradients, limits }: Search): Searched {
  const measures = measureLeaf(leaf, gradients, limits);
  return measures && { slot: leaf.slot, measures };
}

/** From source the helper is a file of its own place; in a build it lies beside the compute process's bundle. */
function startHelper(workerData: HelperData): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const entry = new URL(isSource ? './helper.ts' : './tree-helper.js', import.meta.url);
  const helper = new Worker(entry, { workerData });
  helper.on('error', () => undefined); // what it does not do, this thread does
  helper.unref();
  return helper;
}
