import { rowsOf } from '../../../../shared/column.ts';
import { type Breather, mapBreathing } from '../../breather.ts';
import { featureDivisor } from '../../feature-numbers.ts';
import { type FeatureColumn, isNumberFeature, type WeighedRows } from '../training-data.ts';

/** How a feature becomes columns of numbers around zero; the exported graph does the same. */
export type Preparation =
  /**
   * `(value - center) / scale`, no farther from zero than `FARTHEST`, 0 where missing; and where training had missing
   * values, a column more that is 1 there. Center and scale are float32.
   */
  | {
      readonly kind: 'number';
      readonly divisor: number;
      readonly center: number;
      readonly scale: number;
      readonly flagsMissing: boolean;
    }
  /** A column of 0 and 1 for each known category, the missing '' among them; any other is 0 in all. */
  | { readonly kind: 'categories'; readonly known: readonly string[] };

/** Standard deviations. A slip of the decimal point must not outweigh all else. */
export const FARTHEST = 20;
/** Rarer categories are not told apart. */
const LEAST_ROWS = 10;
const LEAST_SHARE = 0.01;
export const MOST_CATEGORIES = 100;

/** Learns the preparations from the rows given, and from no other row. */
export const fitPreparations = (
  features: readonly FeatureColumn[],
  of: WeighedRows,
  breather: Breather,
): Promise<readonly Preparation[]> => mapBreathing(features, (feature) => fitPreparation(feature, of), breather);

function fitPreparation(feature: FeatureColumn, of: WeighedRows): Preparation {
  const { column, chunk } = feature;
  const { rows } = of;
  if (isNumberFeature(feature) && chunk.kind === 'numeric') {
    const divisor = featureDivisor(column.type);
    return { kind: 'number', divisor, ...standardise(chunk.values, of, divisor) };
  }
  if (chunk.kind !== 'coded') throw new TypeError(`"${column.name}" holds numbers, not categories`);
  const least = Math.min(LEAST_ROWS, Math.max(2, Math.ceil(rows.length * LEAST_SHARE)));
  const frequent = [...countCategories(chunk, rows)].filter(([, count]) => count >= least);
  const most = frequent.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_CATEGORIES);
  return { kind: 'categories', known: most.map(([value]) => value).toSorted() };
}

function standardise(values: Float64Array, { rows, weights }: WeighedRows, divisor: number) {
  let [missing, total, mean, squares] = [0, 0, 0, 0];
  for (const row of rows) {
    const value = (values[row] as number) / divisor; // rows lie within the column
    const weight = weights?.[row] ?? 1;
    if (weight === 0) continue;
    if (!Number.isFinite(value)) {
      missing += 1;
      continue;
    }
    total += weight;
    const step = value - mean;
    mean += (step * weight) / total; // Welford 1962, weighted as by West 1979
    squares += weight * step * (value - mean);
  }
  const deviation = total === 0 ? 0 : Math.fround(Math.sqrt(squares / total));
  const scale = deviation > 0 && Number.isFinite(deviation) ? deviation : 1;
  return { center: Math.fround(mean), scale, flagsMissing: total > 0 && missing > 0 };
}

type Coded = Extract<FeatureColumn['chunk'], { kind: 'coded' }>;

function countCategories({ codes, dictionary }: Coded, rows: Int32Array): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = dictionary[codes[row] ?? -1] ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Row-major rows × width, float32. */
export type Matrix = { readonly values: Float32Array; readonly rows: number; readonly width: number };

/** Where each feature's columns begin: all numbers, then their flags, then the categories, as the graph lays them. */
export type Layout = {
  readonly width: number;
  /** By feature: the column of its number, or of its first category. */
  readonly first: readonly number[];
  /** By feature: the column that flags missing values, or null. */
  readonly flag: readonly (number | null)[];
};

export function layColumns(preparations: readonly Preparation[]): Layout {
  const first: number[] = [];
  const flag: (number | null)[] = preparations.map(() => null);
  let width = 0;
  preparations.forEach(({ kind }, index) => {
    if (kind === 'number') first[index] = width++;
  });
  preparations.forEach((each, index) => {
    if (each.kind === 'number' && each.flagsMissing) flag[index] = width++;
  });
  preparations.forEach((each, index) => {
    if (each.kind === 'number') return;
    first[index] = width;
    width += each.known.length;
  });
  return { width, first, flag };
}

export async function prepareFeatures(
  features: readonly FeatureColumn[],
  preparations: readonly Preparation[],
  breather: Breather,
): Promise<Matrix> {
  const { width, first, flag } = layColumns(preparations);
  const rows = features[0] === undefined ? 0 : rowsOf(features[0].chunk);
  const matrix = { values: new Float32Array(rows * width), rows, width };
  await mapBreathing(
    features,
    (feature, index) => fillFeature(matrix, feature, preparations[index], first[index] ?? 0, flag[index] ?? null),
    breather,
  );
  return matrix;
}

function fillFeature(
  { values: to, rows, width }: Matrix,
  { column, chunk }: FeatureColumn,
  preparation: Preparation | undefined,
  first: number,
  flag: number | null,
): void {
  if (chunk.kind === 'numeric' && preparation?.kind === 'number') {
    const { divisor, center, scale } = preparation;
    for (let row = 0; row < rows; row += 1) {
      const value = Math.fround((chunk.values[row] as number) / divisor); // in range
      const isMissing = Number.isNaN(value);
      const standard = Math.fround(Math.fround(value - center) / scale);
      to[row * width + first] = isMissing ? 0 : Math.min(FARTHEST, Math.max(-FARTHEST, standard));
      if (flag !== null) to[row * width + flag] = isMissing ? 1 : 0;
    }
    return;
  }
  if (chunk.kind !== 'coded' || preparation?.kind !== 'categories')
    throw new TypeError(`"${column.name}" has another column's preparation`);
  const placeOf = new Map(preparation.known.map((value, place): [string, number] => [value, place]));
  const placeByCode = chunk.dictionary.map((value) => placeOf.get(value));
  for (let row = 0; row < rows; row += 1) {
    const code = chunk.codes[row] as number; // in range
    const place = code < 0 ? placeOf.get('') : placeByCode[code];
    if (place !== undefined) to[row * width + first + place] = 1;
  }
}
