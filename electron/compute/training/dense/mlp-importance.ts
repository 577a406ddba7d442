import { sizeOf } from '../../neural/layer.ts';
import { type Network, parameterShapes } from '../../neural/network.ts';
import type { FeatureColumn } from '../training-data.ts';
import { linearImportance } from './linear-importance.ts';
import type { Layout, Matrix, Preparation } from './prepare-features.ts';

/**
 * As of a linear model whose weights are the sizes of all paths from a column to a score: the product of the layers'
 * absolute weights (Gevrey, Dimopoulos and Lek 2003, after Garson 1991). It knows how strong a path is, not whether
 * two paths cancel.
 */
export function mlpImportance(
  features: readonly FeatureColumn[],
  preparations: readonly Preparation[],
  layout: Layout,
  matrix: Matrix,
  { network, parameters }: { readonly network: Network; readonly parameters: Float32Array },
): { column: string; share: number }[] {
  return linearImportance(features, preparations, layout, matrix, pathSizes(network, parameters));
}

/** Row-major columns × scores. */
function pathSizes(network: Network, parameters: Float32Array): Float32Array {
  let sizes: Float32Array | null = null;
  let at = 0;
  for (const { dims } of parameterShapes(network)) {
    const values = parameters.subarray(at, at + sizeOf(dims));
    at += values.length;
    const [from, to] = dims;
    if (from === undefined || to === undefined) continue; // a bias is on no path from a column
    sizes = sizes === null ? values.map(Math.abs) : multiply(sizes, values, from, to);
  }
  return sizes ?? new Float32Array(0);
}

/** Row-major [rows, inner] times the sizes of [inner, outer]. */
function multiply(left: Float32Array, right: Float32Array, inner: number, outer: number): Float32Array {
  const product = new Float32Array((left.length / inner) * outer);
  for (let at = 0; at < product.length; at += 1) {
    const [row, column] = [Math.floor(at / outer), at % outer];
    let sum = 0;
    for (let index = 0; index < inner; index += 1) {
      sum += (left[row * inner + index] as number) * Math.abs(right[index * outer + column] as number); // in range
    }
    product[at] = sum;
  }
  return product;
}
