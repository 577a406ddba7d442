import type { Graph } from '../onnx/read-graph.ts';
import { type Link, NotOurs } from './explainer.ts';
import { constantFloats, nodeOf, operatorOf } from './walk-graph.ts';

/** What lies between a graph's scores and its answer, as `writeAnswers` writes it. */
export type Tail = {
  /** The value that holds the scores. */
  readonly scores: string;
  readonly link: Link;
  /** A quantity is `score * scale + center`. */
  readonly scale: number;
  readonly center: number;
};

/** Reads what `writeAnswers` wrote. Throws `NotOurs`. */
export function readLink(graph: Graph): Tail {
  const answer = graph.outputs.at(-1);
  switch (operatorOf(graph, answer)) {
    case 'Softmax':
      return { link: 'softmax', scores: inputOf(nodeOf(graph, answer, 'Softmax').inputs[0]), scale: 1, center: 0 };
    case 'Concat': {
      const positive = nodeOf(graph, nodeOf(graph, answer, 'Concat').inputs[1], 'Sigmoid');
      return { link: 'sigmoid', scores: inputOf(positive.inputs[0]), scale: 1, center: 0 };
    }
    default: {
      const add = nodeOf(graph, answer, 'Add');
      const scaled = nodeOf(graph, add.inputs[0], 'Mul');
      const [scale, center] = [scaled.inputs[1], add.inputs[1]].map((name) => constantFloats(graph, name)[0] ?? NaN);
      return { link: 'none', scores: inputOf(scaled.inputs[0]), scale: scale ?? NaN, center: center ?? NaN };
    }
  }
}

function inputOf(name: string | undefined): string {
  if (name === undefined) throw new NotOurs('a node has no input');
  return name;
}
