import { rowsOf } from '../../../../shared/column.ts';
import { type Breather, mapBreathing } from '../../breather.ts';
import { featureDivisor } from '../../feature-numbers.ts';
import { orderCategories } from './order-categories.ts';
import type { Target } from '../read-target.ts';
import { type FeatureColumn, isNumberFeature, type WeighedRows } from '../training-data.ts';

/** How a feature becomes the float32 that trees decide on; the exported graph does the same. */
export type Encoder =
  | { readonly kind: 'number'; readonly divisor: number }
  /** Categories in the order of their ranks 0, 1, 2, …; any other, and a missing one, becomes NaN. */
  | { readonly kind: 'categories'; readonly ranked: readonly string[] };

/** Learns the encoders from the rows given, and from no other row. */
export const fitEncoders = (
  features: readonly FeatureColumn[],
  target: Target,
  rows: WeighedRows,
  breather: Breather,
): Promise<readonly Encoder[]> =>
  mapBreathing(
    features,
    (feature): Encoder =>
      isNumberFeature(feature)
        ? { kind: 'number', divisor: featureDivisor(feature.column.type) }
        : { kind: 'categories', ranked: orderCategories(feature, target, rows) },
    breather,
  );

/** Feature columns as float32, NaN where missing, in the order of the features. */
export const encodeFeatures = (
  features: readonly FeatureColumn[],
  encoders: readonly Encoder[],
  breather: Breather,
): Promise<readonly Float32Array[]> =>
  mapBreathing(features, (feature, index) => encodeFeature(feature, encoders[index]), breather);

function encodeFeature({ column, chunk }: FeatureColumn, encoder: Encoder | undefined): Float32Array {
  const encoded = new Float32Array(rowsOf(chunk));
  if (chunk.kind === 'numeric' && encoder?.kind === 'number') {
    for (let row = 0; row < encoded.length; row += 1) encoded[row] = (chunk.values[row] as number) / encoder.divisor; // in range
    return encoded;
  }
  if (chunk.kind !== 'coded' || encoder?.kind !== 'categories')
    throw new TypeError(`"${column.name}" has another column's encoder`);
  const rankByValue = new Map(encoder.ranked.map((value, rank): [string, number] => [value, rank]));
  const rankByCode = Float32Array.from(chunk.dictionary, (value) => rankByValue.get(value) ?? NaN);
  for (let row = 0; row < encoded.length; row += 1) encoded[row] = rankByCode[chunk.codes[row] as number] ?? NaN; // in range
  return encoded;
}
