import type { CodedChunk, ColumnChunk } from '../column.ts';
import { leastSquares } from './least-squares.ts';

export type NamedColumn = { readonly name: string; readonly chunk: ColumnChunk };

/** Values of a coded column that get an indicator of their own; the rest count as the commonest. */
const MOST_INDICATORS = 12;
/** Above so many numbers their products would outgrow the data; squares stay. */
const MOST_WITH_PRODUCTS = 8;
/** Share of the reference rows that may be left out because a number in them is missing. */
const MOST_INCOMPLETE = 0.2;
/** Reference rows that a fit needs beyond its number of coefficients. */
const SPARE_ROWS = 20;
/** Readings further than this many quartile distances out are typing errors; they are drawn in before fitting. */
const FENCES = 6;

/**
 * What is left of a numeric column after everything the other columns say about it: regression on the reference rows,
 * on the other numbers, their squares and (up to eight numbers) products, and on indicators of categories. NaN where
 * the reading or a number it is compared with is missing. Null where the reference is too small or leaves nothing
 * unexplained.
 */
export function residualsGivenOthers(
  columns: readonly NamedColumn[],
  target: Float64Array,
  targetName: string,
  isReference: Uint8Array,
): Float64Array | null {
  const readings = drawIn(target, isReference);
  const others = columns.filter(({ name }) => name !== targetName).map(({ chunk }) => chunk);
  const features = featuresOf(others, isReference, target.length);
  const rows = completeRows([target, ...features], isReference);
  if (rows.length < features.length + SPARE_ROWS) return null;
  const coefficients = leastSquares(features, readings, rows);
  const residuals = Float64Array.from(readings);
  features.forEach((feature, index) => {
    const coefficient = coefficients[index] ?? 0;
    for (let row = 0; row < residuals.length; row += 1) {
      residuals[row] = (residuals[row] as number) - coefficient * (feature[row] as number); // equal lengths
    }
  });
  const spread = rows.reduce((sum, row) => sum + (residuals[row] ?? 0) ** 2, 0);
  const size = rows.reduce((sum, row) => sum + (readings[row] ?? 0) ** 2, 0);
  return spread > 1e-12 * size ? residuals : null;
}

/** Reference rows in which nothing is missing. */
function completeRows(columns: readonly Float64Array[], isReference: Uint8Array): Int32Array {
  const complete = Uint8Array.from(isReference);
  for (const values of columns) {
    for (let row = 0; row < values.length; row += 1) if (Number.isNaN(values[row])) complete[row] = 0;
  }
  return Int32Array.from(complete.keys()).filter((row) => complete[row] === 1);
}

/** The intercept, each number with all products of two numbers where they are few, and the categories' indicators. */
function featuresOf(chunks: readonly ColumnChunk[], isReference: Uint8Array, size: number): Float64Array[] {
  const numbers = mostlyPresent(chunks, isReference).flatMap((values) => standardize(values, isReference));
  const products = numbers.flatMap((x, i) =>
    numbers
      .slice(i, numbers.length > MOST_WITH_PRODUCTS ? i + 1 : numbers.length)
      .map((y) => x.map((value, row) => value * (y[row] ?? 0))),
  );
  const categories = chunks.flatMap((chunk) => (chunk.kind === 'coded' ? indicators(chunk, isReference) : []));
  return [new Float64Array(size).fill(1), ...numbers, ...products, ...categories];
}

/** The numbers with the fewest missing, as many as leave at least four fifths of the reference rows complete. */
function mostlyPresent(chunks: readonly ColumnChunk[], isReference: Uint8Array): Float64Array[] {
  const rows = isReference.reduce((sum, flag) => sum + flag, 0);
  const columns = chunks.flatMap((chunk) => {
    if (chunk.kind === 'coded') return [];
    const missing = chunk.values.reduce(
      (n, value, row) => n + (isReference[row] === 1 && Number.isNaN(value) ? 1 : 0),
      0,
    );
    return [{ values: chunk.values, missing }];
  });
  let incomplete = 0;
  return columns
    .toSorted((a, b) => a.missing - b.missing)
    .filter(({ missing }) => (incomplete += missing) <= MOST_INCOMPLETE * rows)
    .map(({ values }) => values);
}

/** Mean 0 and deviation 1 over the reference; none for a constant. */
function standardize(raw: Float64Array, isReference: Uint8Array): Float64Array[] {
  const values = drawIn(raw, isReference);
  const known = values.filter((value, row) => isReference[row] === 1 && !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  return deviation > 0 ? [values.map((value) => (value - mean) / deviation)] : [];
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
