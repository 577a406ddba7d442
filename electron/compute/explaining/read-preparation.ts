import type { Graph } from '../onnx/read-graph.ts';
import { NotOurs } from './explainer.ts';
import { constantFloats, constantLongs, nodeOf, operatorOf, textsOf } from './walk-graph.ts';

/** One column that a linear model weighs: the input behind it, and its value for a cell of that input. */
export type PreparedColumn = { readonly input: string; readonly prepare: (cell: number | string) => number };

/** Reads what `writePreparation` wrote, in the order of the matrix's columns. Throws `NotOurs`. */
export function readPreparation(graph: Graph, matrix: string | undefined): readonly PreparedColumn[] {
  return nodeOf(graph, matrix, 'Concat').inputs.flatMap((part) => {
    switch (operatorOf(graph, part)) {
      case 'Clip':
        return readNumbers(graph, part);
      case 'Gather':
        return readFlags(graph, part);
      default:
        return readCategories(graph, part);
    }
  });
}

function readNumbers(graph: Graph, part: string): readonly PreparedColumn[] {
  const near = nodeOf(graph, part, 'Clip');
  const standard = nodeOf(graph, nodeOf(graph, near.inputs[0], 'Where').inputs[2], 'Div');
  const centered = nodeOf(graph, standard.inputs[0], 'Sub');
  const [centers, scales] = [centered.inputs[1], standard.inputs[1]].map((name) => constantFloats(graph, name));
  const [lowest, highest] = [near.inputs[1], near.inputs[2]].map((name) => constantFloats(graph, name)[0] ?? NaN);
  return nodeOf(graph, centered.inputs[0], 'Concat').inputs.map((input, at) => ({
    input: checkedInput(graph, input),
    prepare: (cell) => {
      const value = Number(cell);
      if (Number.isNaN(value)) return 0;
      // float32 after each step, as the graph computes.
      const away = Math.fround(Math.fround(value) - (centers?.[at] ?? NaN));
      return Math.min(highest ?? NaN, Math.max(lowest ?? NaN, Math.fround(away / (scales?.[at] ?? NaN))));
    },
  }));
}

function readFlags(graph: Graph, part: string): readonly PreparedColumn[] {
  const gather = nodeOf(graph, part, 'Gather');
  const missing = nodeOf(graph, nodeOf(graph, gather.inputs[0], 'Cast').inputs[0], 'IsNaN');
  const inputs = nodeOf(graph, missing.inputs[0], 'Concat').inputs;
  return constantLongs(graph, gather.inputs[1]).map((at) => ({
    input: checkedInput(graph, inputs[at]),
    prepare: (cell) => (Number.isNaN(Number(cell)) ? 1 : 0),
  }));
}

function readCategories(graph: Graph, part: string): readonly PreparedColumn[] {
  const encoder = nodeOf(graph, nodeOf(graph, part, 'Flatten').inputs[0], 'OneHotEncoder');
  const input = checkedInput(graph, encoder.inputs[0]);
  return textsOf(encoder, 'cats_strings').map((known) => ({
    input,
    prepare: (cell) => (String(cell) === known ? 1 : 0),
  }));
}

function checkedInput(graph: Graph, name: string | undefined): string {
  if (name !== undefined && graph.inputs.has(name)) return name;
  throw new NotOurs(`"${name}" is no input`);
}
