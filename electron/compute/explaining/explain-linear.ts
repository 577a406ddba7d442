import { z } from 'zod';
import type { Graph } from '../onnx/read-graph.ts';
import { MEANS_KEY } from '../training/dense/export-linear.ts';
import { type Explainer, type InputCells, NotOurs } from './explainer.ts';
import { type PreparedColumn, readPreparation } from './read-preparation.ts';
import { curveOf, numberFor, readLink, type Tail } from './read-link.ts';
import { constantFloats, nodeOf } from './walk-graph.ts';

/**
 * Explains what `exportLinear` made: a prepared column's share is its weight times how far it lies from its mean over
 * the training rows, exact Shapley values of a linear score (Štrumbelj and Kononenko 2014; Lundberg and Lee 2017); an
 * input's is the sum of its columns'. Throws `NotOurs` for any other graph, also for a file that keeps no means.
 */
export function explainLinear(graph: Graph): Explainer {
  const tail = readLink(graph);
  const { columns, means, weightOf, base } = readLinear(graph, tail);
  const scores = base.length;
  const inputs = [...new Set(columns.map(({ input }) => input))];
  const place = new Map(inputs.map((name, at) => [name, at] as const));
  const explain = (cells: InputCells) => {
    const shares = new Float64Array(inputs.length * scores);
    columns.forEach((column, at) => {
      const away = column.prepare(cells.get(column.input) ?? NaN) - (means[at] ?? NaN);
      for (let score = 0; score < scores; score += 1) {
        const to = (place.get(column.input) ?? 0) * scores + score;
        shares[to] = (shares[to] as number) + weightOf(at, score) * away; // every input has its place
      }
    });
    return { base, shares };
  };
  return { method: 'linear', link: tail.link, curve: curveOf(tail), inputs, scores, explain };
}

type Linear = {
  readonly columns: readonly PreparedColumn[];
  /** By prepared column. */
  readonly means: readonly number[];
  /** What one more of a prepared column adds to a score, in the answer's unit. */
  readonly weightOf: (column: number, score: number) => number;
  /** Each score where every column has its mean. */
  readonly base: Float64Array;
};

function readLinear(graph: Graph, tail: Tail): Linear {
  const gemm = nodeOf(graph, tail.scores, 'Gemm');
  const weights = constantFloats(graph, gemm.inputs[1]);
  const bias = constantFloats(graph, gemm.inputs[2]);
  const columns = readPreparation(graph, gemm.inputs[0]);
  const means = readMeans(graph);
  const scores = bias.length;
  if (scores === 0 || weights.length !== columns.length * scores || means.length !== columns.length) {
    throw new NotOurs('another number of weights than of columns');
  }
  const weightOf = (column: number, score: number): number =>
    (weights[column * scores + score] ?? NaN) * numberFor(tail.scale, score);
  const base = Float64Array.from(bias, (start, score) => {
    const moved = start * numberFor(tail.scale, score) + numberFor(tail.center, score);
    return means.reduce((sum, mean, at) => sum + weightOf(at, score) * mean, moved);
  });
  return { columns, means, weightOf, base };
}

const Means = z.array(z.number());

function readMeans(graph: Graph): readonly number[] {
  const text = graph.metadata.get(MEANS_KEY);
  if (text === undefined) throw new NotOurs('the file keeps no means');
  const means = Means.safeParse(parsed(text));
  if (!means.success) throw new NotOurs('its means are no numbers');
  return means.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the schema
  }
}
