import { createRandom } from '../../../shared/domain/random.ts';
import type { EngineInput, EngineOutput } from '../../../shared/engine.ts';
import type { Result } from '../../../shared/result.ts';
import { type Engine, type NamedColumn, numbers, openTable, texts } from '../start-engine.ts';

const CROPS = ['barley', 'maize', 'sorghum'] as const;
type Crop = (typeof CROPS)[number];

/** Where the middle of each crop lies in the plane of its two measures. */
const MIDDLES: Readonly<Record<Crop, readonly [number, number]>> = {
  barley: [0, 3],
  maize: [-3, -1],
  sorghum: [3, -1],
};

export type Fields = {
  readonly rows: number;
  readonly seed: number;
  readonly crops?: readonly Crop[];
  /** By how much all crops have moved, as from one year to the next. */
  readonly moved?: readonly [number, number];
  readonly soils?: readonly string[];
};

/** Fields of some crops by two measures and a soil; each row is another. */
export function fieldsOf({
  rows,
  seed,
  crops = CROPS,
  moved = [0, 0],
  soils = ['clay', 'sand'],
}: Fields): NamedColumn[] {
  const random = createRandom(seed);
  const crop = Array.from({ length: rows }, (_, row) => crops[row % crops.length] ?? 'maize');
  const measure = (axis: 0 | 1) => crop.map((name) => MIDDLES[name][axis] + moved[axis] + 1.2 * random.normal());
  const [height, colour] = [measure(0), measure(1)];
  const soil = crop.map(() => soils[random.int(soils.length)] ?? null);
  const score = height.map((value, row) => 40 + 3 * value - 2 * (colour[row] ?? 0) + random.normal());
  return [
    numbers('height', height),
    numbers('colour', colour),
    texts('soil', soil),
    texts('crop', crop),
    texts(
      'tall',
      height.map((value) => (value - moved[0] + random.normal() > 0 ? 'yes' : 'no')),
    ),
    numbers('days', score),
  ];
}

/** The rows of both, one after the other. */
export const stacked = (one: readonly NamedColumn[], other: readonly NamedColumn[]): NamedColumn[] =>
  one.map(({ column, chunk }, at) => {
    const below = other[at]?.chunk;
    if (chunk.kind === 'numeric' && below?.kind === 'numeric')
      return { column, chunk: { kind: 'numeric', values: Float64Array.from([...chunk.values, ...below.values]) } };
    const cells = [chunk, below].flatMap((part) =>
      part?.kind === 'coded' ? Array.from(part.codes, (code) => part.dictionary[code] ?? null) : [],
    );
    return texts(column.name, cells);
  });

export type Asked = Pick<EngineInput<'train'>, 'target'> & {
  readonly algorithm: NonNullable<EngineInput<'train'>['algorithm']>;
  readonly parameters: unknown;
  readonly seed?: number;
};
export type Delivered = EngineOutput<'train'>;
type Base = NonNullable<EngineInput<'train'>['base']>;

const FEATURES = ['height', 'colour', 'soil'];

export async function trainOn(
  engine: Engine,
  columns: readonly NamedColumn[],
  asked: Asked,
  more: Partial<Pick<EngineInput<'train'>, 'base' | 'checkpoints'>> = {},
): Promise<Result<Delivered>> {
  return engine.call('train', { ...(await recipeOf(engine, columns, asked)), ...more });
}

const recipeOf = async (engine: Engine, columns: readonly NamedColumn[], { seed = 1, ...asked }: Asked) =>
  ({ tableId: await openTable(engine, columns), features: FEATURES, seed, ...asked }) as EngineInput<'train'>; // the algorithm's own

/** A delivered model to go on from, with the training that it came of. */
export async function baseOf(
  engine: Engine,
  { onnx, spec }: Delivered,
  columns: readonly NamedColumn[],
  asked: Asked,
): Promise<Base> {
  return { onnx, spec, earlier: { ...(await recipeOf(engine, columns, asked)), base: null } } as Base; // as above
}
