import type { GraphWriter } from '../onnx/write-graph.ts';

export const MOMENTUM_KEPT = 0.9;
export const VARIANCE_KEPT = 0.999;
const EPSILON = 1e-8;

/** Names of flat vectors, one number a parameter. */
export type AdamValues = { readonly parameters: string; readonly momentum: string; readonly variance: string };

/**
 * Writes one update of Adam (Kingma and Ba 2015, in the order of their section 2: `rate` carries the correction of the
 * moments' bias) with decoupled weight decay (Loshchilov and Hutter 2019): `decayed` is 1 for parameters that shrink by
 * the share `decay` of themselves, and 0 for the others.
 */
export function writeAdam(
  graph: GraphWriter,
  { parameters, momentum, variance }: AdamValues,
  slope: string,
  { rate, decay, decayed }: { readonly rate: string; readonly decay: string; readonly decayed: string },
): AdamValues {
  const squared = graph.node('Mul', [slope, slope], 'slope_squared');
  const nextMomentum = blend(graph, momentum, slope, MOMENTUM_KEPT, 'momentum');
  const nextVariance = blend(graph, variance, squared, VARIANCE_KEPT, 'variance');
  const root = graph.node('Sqrt', [nextVariance], 'deviation');
  const size = graph.node('Add', [root, graph.scalar('epsilon', EPSILON)], 'size');
  const step = graph.node('Div', [graph.node('Mul', [nextMomentum, rate], 'along'), size], 'step');
  const shrink = graph.node('Mul', [graph.node('Mul', [parameters, decayed], 'shrinking'), decay], 'shrink');
  const moved = graph.node('Sub', [parameters, step], 'moved');
  const nextParameters = graph.node('Sub', [moved, shrink], 'next_parameters');
  return { parameters: nextParameters, momentum: nextMomentum, variance: nextVariance };
}

/** `kept` of the old and the rest of the new. */
function blend(graph: GraphWriter, old: string, fresh: string, kept: number, name: string): string {
  const before = graph.node('Mul', [old, graph.scalar(`${name}_kept`, kept)], `${name}_before`);
  const after = graph.node('Mul', [fresh, graph.scalar(`${name}_taken`, 1 - kept)], `${name}_after`);
  return graph.node('Add', [before, after], `next_${name}`);
}

/** Adam's step length at the step `count` (1 for the first), its moments' bias corrected. */
export const correctedRate = (rate: number, count: number): number =>
  (rate * Math.sqrt(1 - VARIANCE_KEPT ** count)) / (1 - MOMENTUM_KEPT ** count);
