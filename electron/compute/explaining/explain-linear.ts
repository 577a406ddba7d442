import { z } from 'zod';
import type { Graph } from '../onnx/read-graph.ts';
import { MEANS_KEY } from '../training/dense/export-linear.ts';
import { type Explainer, type InputCells, NotOurs } from './explainer.ts';
import { readPreparation } from './read-preparation.ts';
import { readLink } from './read-link.ts';
import { constantFloats, nodeOf } from './walk-graph.ts';

/**
 * Explains what `exportLinear` made: a prepared column's share is its weight times how far it lies from its mean over
 * the training rows, exact Shapley values of a linear score (Štrumbelj and Kononenko 2014; Lundberg and Lee 2017); an
 * input's is the sum of its columns'. Throws `NotOurs` for any other graph, also for a file that keeps no means.
 */
export function explainLinear(graph: Graph): Explainer {
  const tail = readLink(graph);
  const gemm = nodeOf(graph, tail.scores, 'Gemm');
  const weights = constantFloats(graph, gemm.inputs[1]);
  const bias = constantFloats(graph, gemm.inputs[2]);
  const scores = bias.length;
  const columns = readPreparation(graph, gemm.inputs[0]);
  const means = readMeans(graph);
  if (scores === 0 || weights.length !== columns.length * scores || means.length !== columns.length) {
    throw new NotOurs('another number of weights than of columns');
  }
  const inputs = [...new Set(columns.map(({ input }) => input))];
  const place = new Map(inputs.map((name, at) => [name, at] as const));
  const weightOf = (column: number, score: number): number => (weights[column * scores + score] ?? NaN) * tail.scale;
  const base = Float64Array.from(bias, (start, score) =>
    columns.reduce((sum, _, at) => sum + weightOf(at, score) * (means[at] ?? NaN), start * tail.scale + tail.center),
  );
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
  return { method: 'linear', link: tail.link, inputs, scores, explain };
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
