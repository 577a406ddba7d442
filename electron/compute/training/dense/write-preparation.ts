import type { GraphWriter } from '../../onnx/write-graph.ts';
import type { FeatureColumn } from '../training-data.ts';
import { FARTHEST, type Preparation } from './prepare-features.ts';

const MACHINE_LEARNING = 'ai.onnx.ml';
const alongColumns = { attributes: { axis: { int: 1 } } } as const;

type Prepared<Kind> = { readonly name: string; readonly preparation: Extract<Preparation, { kind: Kind }> };

/** What `prepareFeatures` does, as a graph over the declared inputs; the name of the [rows, width] matrix. */
export function writePreparation(
  graph: GraphWriter,
  features: readonly FeatureColumn[],
  preparations: readonly Preparation[],
): string {
  const numbers: Prepared<'number'>[] = [];
  const categories: Prepared<'categories'>[] = [];
  preparations.forEach((preparation, index) => {
    const name = features[index]?.column.name ?? '';
    if (preparation.kind === 'number') numbers.push({ name, preparation });
    else categories.push({ name, preparation });
  });
  const parts = [
    ...(numbers.length > 0 ? writeNumbers(graph, numbers) : []),
    ...categories.filter(({ preparation }) => preparation.known.length > 0).map((each) => writeCategories(graph, each)),
  ];
  return graph.node('Concat', parts, 'prepared', alongColumns);
}

function writeNumbers(graph: GraphWriter, numbers: readonly Prepared<'number'>[]): readonly string[] {
  const names = numbers.map(({ name }) => name);
  const constant = (wanted: string, pick: (of: Prepared<'number'>['preparation']) => number): string =>
    graph.floats(
      wanted,
      [numbers.length],
      Float32Array.from(numbers, ({ preparation }) => pick(preparation)),
    );
  const single = (wanted: string, value: number): string => graph.floats(wanted, [], Float32Array.of(value));
  const raw = graph.node('Concat', names, 'numbers', alongColumns);
  const missing = graph.node('IsNaN', [raw], 'missing');
  const centered = graph.node('Sub', [raw, constant('centers', ({ center }) => center)], 'centered');
  const standard = graph.node('Div', [centered, constant('scales', ({ scale }) => scale)], 'standard');
  const known = graph.node('Where', [missing, single('usual', 0), standard], 'known');
  const near = graph.node('Clip', [known, single('lowest', -FARTHEST), single('highest', FARTHEST)], 'near');
  const flagged = numbers.flatMap(({ preparation }, index) => (preparation.flagsMissing ? [index] : []));
  if (flagged.length === 0) return [near];
  const flags = graph.node('Cast', [missing], 'flags', { attributes: { to: { int: 1 } } });
  return [near, graph.node('Gather', [flags, graph.longs('flagged', flagged)], 'flags_kept', alongColumns)];
}

/** The encoder answers [rows, 1, categories]. */
function writeCategories(graph: GraphWriter, { name, preparation }: Prepared<'categories'>): string {
  const encoded = graph.node('OneHotEncoder', [name], `${name}_encoded`, {
    domain: MACHINE_LEARNING,
    attributes: { cats_strings: { texts: preparation.known }, zeros: { int: 1 } },
  });
  return graph.node('Flatten', [encoded], `${name}_columns`, alongColumns);
}
