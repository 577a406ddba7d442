import { TREE_KERNEL } from './tree-kernel-wasm.ts';

/** What `tree-kernel.as.ts` exports. Numbers are byte addresses, counts, and booleans as 0 and 1. */
export type TreeFunctions = {
  readonly binColumn: (values: number, rows: number, bounds: number, to: number, stride: number) => void;
  readonly fillHistogram: (
    bins: number,
    stride: number,
    order: number,
    start: number,
    end: number,
    packed: number,
    sums: number,
    first: number,
    last: number,
  ) => void;
  readonly subtractHistogram: (parent: number, child: number, first: number, last: number) => void;
  readonly findSplit: (
    sums: number,
    binsByFeature: number,
    first: number,
    last: number,
    totalGradient: number,
    totalHessian: number,
    leastHessian: number,
    lambda: number,
    leastGain: number,
    out: number,
  ) => void;
  readonly findBoundedSplit: (
    sums: number,
    binsByFeature: number,
    directions: number,
    first: number,
    last: number,
    totalGradient: number,
    totalHessian: number,
    leastHessian: number,
    lambda: number,
    leastGain: number,
    lower: number,
    upper: number,
    out: number,
  ) => void;
  readonly partitionRows: (
    bins: number,
    stride: number,
    order: number,
    spare: number,
    start: number,
    end: number,
    feature: number,
    splitBin: number,
    missingLeft: number,
  ) => number;
};

let compiled: WebAssembly.Module | null = null;

/** The functions over a memory; each thread has an instance of its own. */
export function instantiate(memory: WebAssembly.Memory): TreeFunctions {
  compiled ??= new WebAssembly.Module(Buffer.from(TREE_KERNEL, 'base64'));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return exports as TreeFunctions; // a test holds the compiled bytes to their source
}
