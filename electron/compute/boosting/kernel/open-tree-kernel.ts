import { availableParallelism } from 'node:os';
import type { KernelShape, TreeKernel } from './tree-kernel.ts';
import { openWasmKernel } from './wasm-kernel.ts';

/** Starting a second thread takes as long as growing a hundred trees over so many cells. */
const LEAST_SHARED_CELLS = 100_000;

/** The fastest kernel for so many rows. */
export function openTreeKernel(shape: KernelShape): TreeKernel {
  const cells = shape.rows * shape.boundsByFeature.length;
  return openWasmKernel(shape, cells >= LEAST_SHARED_CELLS && availableParallelism() > 1 ? 2 : 1);
}
