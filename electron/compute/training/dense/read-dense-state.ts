import { isNumericType } from '../../../../shared/column.ts';
import type { Feature } from '../../../../shared/model.ts';
import { NotOurs } from '../../explaining/explainer.ts';
import { constantFloats, constantLongs, nodeOf, operatorOf, textsOf } from '../../explaining/walk-graph.ts';
import { featureDivisor } from '../../feature-numbers.ts';
import type { Graph, GraphNode } from '../../onnx/read-graph.ts';
import type { Preparation } from './prepare-features.ts';

/** What `writePreparation` wrote, by feature in their order. Throws `NotOurs` for whatever it would not write. */
export function readPreparations(
  graph: Graph,
  matrix: string | undefined,
  features: readonly Feature[],
): readonly Preparation[] {
  const parts = nodeOf(graph, matrix, 'Concat').inputs;
  const partBy = (operator: string): string | undefined => parts.find((part) => operatorOf(graph, part) === operator);
  const numbers = readNumbers(graph, partBy('Clip'), partBy('Gather'));
  const categories = new Map(
    parts
      .filter((part) => operatorOf(graph, part) === 'Flatten')
      .map((part) => nodeOf(graph, nodeOf(graph, part, 'Flatten').inputs[0], 'OneHotEncoder'))
      .map((encoder) => [encoder.inputs[0] ?? '', textsOf(encoder, 'cats_strings')] as const),
  );
  return features.map(({ name, type }): Preparation => {
    if (!isNumericType(type)) return { kind: 'categories', known: categories.get(name) ?? [] };
    const number = numbers.get(name);
    if (number === undefined) throw new NotOurs(`"${name}" is not prepared`);
    return { kind: 'number', divisor: featureDivisor(type), ...number };
  });
}

type NumberPrepared = Omit<Extract<Preparation, { kind: 'number' }>, 'kind' | 'divisor'>;

function readNumbers(
  graph: Graph,
  near: string | undefined,
  flags: string | undefined,
): ReadonlyMap<string, NumberPrepared> {
  if (near === undefined) return new Map();
  const known = nodeOf(graph, nodeOf(graph, near, 'Clip').inputs[0], 'Where');
  const standard = nodeOf(graph, known.inputs[2], 'Div');
  const centered = nodeOf(graph, standard.inputs[0], 'Sub');
  const [centers, scales] = [centered, standard].map(({ inputs }: GraphNode) => constantFloats(graph, inputs[1]));
  const flagged = flags === undefined ? [] : constantLongs(graph, nodeOf(graph, flags, 'Gather').inputs[1]);
  return new Map(
    nodeOf(graph, centered.inputs[0], 'Concat').inputs.map((name, at) => {
      const [center = Number.NaN, scale = Number.NaN] = [centers?.[at], scales?.[at]];
      if (!Number.isFinite(center) || !(scale > 0)) throw new NotOurs(`"${name}" has no scale`);
      return [name, { center, scale, flagsMissing: flagged.includes(at) }] as const;
    }),
  );
}
