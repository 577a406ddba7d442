import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { isUnsure } from '../../../../shared/domain/operating-point.ts';
import type { OperatingPoint } from '../../../../shared/operating-point.ts';

/** An operating point with a band in which a person decides, and the column that holds the probability it is about. */
export type UnsureBand = { readonly point: OperatingPoint; readonly probability: string };

export const UNSURE: Column = { name: 'unsure', type: 'boolean' };

/** Which answers lie so near to their limit that a person decides. `limits`, one a row, where sites have their own. */
export function markUnsure({ point }: UnsureBand, probability: ColumnChunk, limits: Float64Array | null): ColumnChunk {
  if (probability.kind !== 'numeric') throw new TypeError('probabilities are numbers');
  const codes = Int32Array.from(probability.values, (value, row) =>
    Number(isUnsure(point, value, limits?.[row] ?? point.threshold)),
  );
  return { kind: 'coded', codes, dictionary: ['false', 'true'] };
}
