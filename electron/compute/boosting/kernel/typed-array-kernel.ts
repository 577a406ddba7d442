import { binColumn } from '../bin-features.ts';
import { findSplit, type Leaf } from '../find-split.ts';
import { createHistograms, fillHistogram, subtractHistogram } from '../histogram.ts';
import { partitionRows } from '../partition-rows.ts';
import type { KernelShape, Search, TreeKernel } from './tree-kernel.ts';

/** The kernel in plain typed arrays: what the faster one is tested against, and what stands in where there is none. */
export function openTypedArrayKernel({ rows, boundsByFeature, directions, leaves }: KernelShape): TreeKernel {
  const features = boundsByFeature.length;
  const histograms = createHistograms(leaves, features);
  const binned = { bins: new Uint8Array(rows * features), rows, features };
  const order = new Int32Array(rows);
  const spare = new Int32Array(rows);
  const packed = new Float64Array(rows);
  const binsByFeature = boundsByFeature.map((bounds) => bounds.length);
  const fill = ({ slot, start, end }: Leaf): void => fillHistogram(histograms, slot, binned, packed, order, start, end);
  const find = (leaf: Leaf, { gradients, limits }: Search) =>
    findSplit(histograms, leaf, binsByFeature, gradients, limits, directions);
  return {
    order,
    packed,
    bin: (feature, values) => binColumn(values, boundsByFeature[feature] ?? new Float32Array(), binned, feature),
    searchRoot: (root, search) => {
      fill(root);
      return find(root, search);
    },
    searchChildren: ({ left, right, smaller, larger }, search) => {
      fill(smaller);
      subtractHistogram(histograms, larger.slot, smaller.slot);
      return { left: find(left, search), right: find(right, search) };
    },
    partition: (leaf, split) => partitionRows(binned, order, spare, leaf, split),
    close: () => undefined,
  };
}
