import type { Graph } from '../onnx/read-graph.ts';
import { followSegments, type Segments } from '../../../shared/domain/follow-segments.ts';
import { type Curve, type Link, NotOurs } from './explainer.ts';
import { constantFloats, nodeOf, operatorOf } from './walk-graph.ts';

/** What lies between a graph's scores and its answer. */
export type Tail = Affine & {
  readonly link: Link;
  /** How the positive class's probability is calibrated after the sigmoid; null where it is not. */
  readonly segments: Segments | null;
};

/**
 * A value that is `scores * scale + center`, number by number: a quantity in its unit, or log-odds that a calibration
 * stretches and moves. Either is one number for each score, or a single one for all.
 */
type Affine = { readonly scores: string; readonly scale: readonly number[]; readonly center: readonly number[] };

/** Reads what `writeAnswers` wrote, with any stretching and moving in it. Throws `NotOurs`. */
export function readLink(graph: Graph): Tail {
  const answer = graph.outputs.at(-1);
  switch (operatorOf(graph, answer)) {
    case 'Softmax':
      return { link: 'softmax', segments: null, ...readAffine(graph, nodeOf(graph, answer, 'Softmax').inputs[0]) };
    case 'Concat': {
      const { said, segments } = readSegments(graph, nodeOf(graph, answer, 'Concat').inputs[1]);
      return { link: 'sigmoid', segments, ...readAffine(graph, nodeOf(graph, said, 'Sigmoid').inputs[0]) };
    }
    default:
      return { link: 'none', segments: null, ...readAffine(graph, answer) };
  }
}

/** What `writeBent` wrote: the value before the curve, and the curve. */
function readSegments(
  graph: Graph,
  value: string | undefined,
): { said: string | undefined; segments: Segments | null } {
  if (operatorOf(graph, value) !== 'Clip') return { said: value, segments: null };
  const bent = nodeOf(graph, nodeOf(graph, value, 'Clip').inputs[0], 'Add');
  const risen = nodeOf(graph, bent.inputs[0], 'MatMul');
  const within = nodeOf(graph, nodeOf(graph, risen.inputs[0], 'Sub').inputs[0], 'Min');
  const above = nodeOf(graph, within.inputs[0], 'Max');
  const segments = {
    lows: constantFloats(graph, above.inputs[1]),
    highs: constantFloats(graph, within.inputs[1]),
    slopes: constantFloats(graph, risen.inputs[1]),
    start: constantFloats(graph, bent.inputs[1])[0] ?? NaN,
  };
  return { said: above.inputs[0], segments };
}

export const curveOf = ({ segments }: Tail): Curve | null =>
  segments && ((probability) => followSegments(segments, probability));

/** Walks back from a value over what multiplies and adds constants. */
function readAffine(graph: Graph, value: string | undefined): Affine {
  let [at, scale, center]: [string | undefined, readonly number[], readonly number[]] = [value, [1], [0]];
  for (;;) {
    const operator = operatorOf(graph, at);
    if (operator !== 'Mul' && operator !== 'Add') break;
    const [input, constant] = nodeOf(graph, at, operator).inputs;
    const numbers = [...constantFloats(graph, constant)];
    if (operator === 'Mul') scale = combined(scale, numbers, (a, b) => a * b);
    else
      center = combined(
        center,
        combined(scale, numbers, (a, b) => a * b),
        (a, b) => a + b,
      );
    at = input;
  }
  if (at === undefined) throw new NotOurs('a node has no input');
  return { scores: at, scale, center };
}

function combined(
  first: readonly number[],
  second: readonly number[],
  combine: (a: number, b: number) => number,
): readonly number[] {
  const length = Math.max(first.length, second.length);
  return Array.from({ length }, (_, at) => combine(numberFor(first, at), numberFor(second, at)));
}

/** Of a list with one number a score, or a single one for all. */
export const numberFor = (numbers: readonly number[], score: number): number =>
  numbers[numbers.length === 1 ? 0 : score] ?? NaN;
