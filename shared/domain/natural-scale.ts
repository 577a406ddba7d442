import { type NamedColumn, residualsGivenOthers } from './residuals.ts';

/** A column's readings as they are examined, and how a reading gets there. */
export type NaturalScale = { readonly values: Float64Array; readonly toScale: (reading: number) => number };

/**
 * Whether a number's scatter about what the other columns suggest is more even on its own scale or, where all reference
 * readings are positive, on the logarithmic one, as with bodies, fields and wages: by the likelihood of the reference
 * (Box and Cox 1964, for these two powers). `columns` are all columns, the column itself may be among them.
 */
export function naturalScale(
  name: string,
  readings: Float64Array,
  columns: readonly NamedColumn[],
  isReference: Uint8Array,
): NaturalScale {
  const plain: NaturalScale = { values: readings, toScale: (reading) => reading };
  const logarithmic = logarithmicScale(readings, isReference);
  if (!logarithmic) return plain;
  const onPlain = residualsGivenOthers(columns, readings, name, isReference);
  const onLogarithmic = residualsGivenOthers(columns, logarithmic.values, name, isReference);
  if (!onPlain || !onLogarithmic) return plain;
  const jacobian = meanOver(logarithmic.values, onLogarithmic, isReference);
  const spreadOf = (residuals: Float64Array): number =>
    Math.log(
      meanOver(
        residuals.map((value) => value * value),
        residuals,
        isReference,
      ),
    ) / 2;
  return spreadOf(onLogarithmic) + jacobian < spreadOf(onPlain) ? logarithmic : plain;
}

/** Null unless all reference readings are positive. Others of zero or less count as a tenth of the smallest. */
function logarithmicScale(readings: Float64Array, isReference: Uint8Array): NaturalScale | null {
  const smallest = readings.reduce(
    (least, reading, row) => (isReference[row] === 1 && reading < least ? reading : least),
    Infinity,
  );
  if (!(smallest > 0) || smallest === Infinity) return null;
  const toScale = (reading: number): number =>
    Math.log(Number.isNaN(reading) ? reading : Math.max(reading, smallest / 10));
  return { values: readings.map(toScale), toScale };
}

/** Mean over the reference rows that have a residual. */
function meanOver(values: Float64Array, residuals: Float64Array, isReference: Uint8Array): number {
  let n = 0;
  let sum = 0;
  values.forEach((value, row) => {
    if (isReference[row] !== 1 || Number.isNaN(residuals[row])) return;
    n += 1;
    sum += value;
  });
  return sum / n;
}
