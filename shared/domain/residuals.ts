import type { CodedChunk, ColumnChunk } from '../column.ts';
import { leastSquares } from './least-squares.ts';

export type NamedColumn = { readonly name: string; readonly chunk: ColumnChunk };

/** Values of a coded column that get an indicator of their own; the rest count as the commonest. */
const MOST_INDICATORS = 12;
/** Reference rows that a fit needs beyond its number of coefficients. */
const SPARE_ROWS = 20;
/** Readings further than this many quartile distances out are typing errors; they are drawn in before fitting. */
const FENCES = 6;

/**
 * What is left of a numeric column after everything the other columns say about it: regression on the reference rows,
 * on each other number and its square, and on indicators of categories. NaN where the reading itself is missing; a
 * missing covariate counts as average. Null where the reference is too small or leaves nothing unexplained.
 */
export function residualsGivenOthers(
  columns: readonly NamedColumn[],
  target: Float64Array,
  targetName: string,
  isReference: Uint8Array,
): Float64Array | null {
  const readings = drawIn(target, isReference);
  const features = columns.flatMap(({ name, chunk }) => (name === targetName ? [] : featuresOf(chunk, isReference)));
  features.push(new Float64Array(target.length).fill(1));
  const rows = Int32Array.from(isReference.keys()).filter((row) => isReference[row] === 1 && isPresent(target, row));
  if (rows.length < features.length + SPARE_ROWS) return null;
  const coefficients = leastSquares(features, readings, rows);
  const residuals = readings.map((reading, row) =>
    features.reduce((rest, feature, index) => rest - (feature[row] ?? 0) * (coefficients[index] ?? 0), reading),
  );
  const spread = rows.reduce((sum, row) => sum + (residuals[row] ?? 0) ** 2, 0);
  const size = rows.reduce((sum, row) => sum + (readings[row] ?? 0) ** 2, 0);
  return spread > 1e-12 * size ? residuals : null;
}

const isPresent = (values: Float64Array, row: number): boolean => !Number.isNaN(values[row]);

function featuresOf(chunk: ColumnChunk, isReference: Uint8Array): Float64Array[] {
  if (chunk.kind === 'coded') return indicators(chunk, isReference);
  const values = drawIn(chunk.values, isReference);
  const known = values.filter((value, row) => isReference[row] === 1 && !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  if (!(deviation > 0)) return [];
  const standardized = values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / deviation));
  return [standardized, standardized.map((value, row) => (isPresent(values, row) ? value * value - 1 : 0))];
}

/** One column of 0 and 1 for each value of the reference but the commonest. */
function indicators({ codes }: CodedChunk, isReference: Uint8Array): Float64Array[] {
  const counts = new Map<number, number>();
  codes.forEach((code, row) => {
    if (code >= 0 && isReference[row] === 1) counts.set(code, (counts.get(code) ?? 0) + 1);
  });
  const falling = [...counts].toSorted((a, b) => b[1] - a[1]).slice(1, MOST_INDICATORS + 1);
  return falling.map(([code]) => Float64Array.from(codes, (other) => (other === code ? 1 : 0)));
}

/** Draws readings in to fences about the reference's quartiles, so that one typing error cannot bend the fit. */
function drawIn(values: Float64Array, isReference: Uint8Array): Float64Array {
  const known = values.filter((value, row) => isReference[row] === 1 && !Number.isNaN(value)).sort();
  const low = known[Math.floor(known.length * 0.25)] ?? 0;
  const high = known[Math.floor(known.length * 0.75)] ?? 0;
  const reach = FENCES * (high - low);
  if (!(reach > 0)) return values;
  return values.map((value) => Math.min(Math.max(value, low - reach), high + reach));
}
