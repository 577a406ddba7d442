import { BINS_PER_FEATURE } from '../bin-features.ts';
import type { KernelShape } from './tree-kernel.ts';

const PAGE_BYTES = 65_536;
/** What the compiled functions were told (scripts/build/kernels.ts): 4 GiB, all that 32-bit addresses reach. */
export const MOST_PAGES = 65_536;
/** A cache line: what two threads write never lies in one. */
const ALIGNMENT = 64;
const RESULT_BYTES = 128;

/** Byte addresses in the memory that all threads of a fit share. */
export type Layout = {
  readonly memory: WebAssembly.Memory;
  /** Bins from one row to the next: the features, filled up to a multiple of four. */
  readonly stride: number;
  readonly histogramBytes: number;
  /** Whether `at.directions` says anything. */
  readonly isBounded: boolean;
  readonly at: {
    readonly command: number;
    readonly turns: number;
    /** One for each thread. */
    readonly results: readonly [number, number];
    readonly binsByFeature: number;
    readonly directions: number;
    readonly bounds: number;
    readonly column: number;
    readonly bins: number;
    readonly order: number;
    readonly spare: number;
    readonly packed: number;
    readonly sums: number;
  };
};

/** Fails with a RangeError where the machine does not give so much memory. */
export function layMemory({ rows, boundsByFeature, directions, leaves }: KernelShape): Layout {
  const stride = Math.ceil(boundsByFeature.length / 4) * 4;
  const histogramBytes = stride * BINS_PER_FEATURE * 8;
  let end = PAGE_BYTES; // the compiled functions keep their few variables below
  const place = (bytes: number): number => {
    const start = end;
    end = Math.ceil((start + bytes) / ALIGNMENT) * ALIGNMENT;
    return start;
  };
  const at = {
    command: place(256),
    turns: place(64),
    results: [place(RESULT_BYTES), place(RESULT_BYTES)] as const,
    binsByFeature: place(stride * 4),
    directions: place(stride),
    bounds: place(BINS_PER_FEATURE * 4),
    column: place(rows * 4),
    bins: place(rows * stride),
    order: place(rows * 4),
    spare: place((rows + 1) * 4), // the branch-free partition writes one past its last row
    packed: place(rows * 8),
    sums: place(leaves * histogramBytes),
  };
  const initial = Math.ceil(end / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial, maximum: MOST_PAGES, shared: true });
  const bins = new Int32Array(memory.buffer, at.binsByFeature, stride);
  boundsByFeature.forEach((bounds, feature) => (bins[feature] = bounds.length));
  if (directions !== undefined) new Int8Array(memory.buffer, at.directions, stride).set(directions);
  return { memory, stride, histogramBytes, isBounded: directions !== undefined, at };
}
