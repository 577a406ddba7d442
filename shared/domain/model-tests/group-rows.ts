import type { ColumnChunk } from '../../column.ts';
import type { SliceColumn } from '../../model-tests.ts';
import { placesWhere } from '../judging/judged-rows.ts';

/** The places of the rows of one value, or between two bands' edges. Missing cells are in no group. */
export type RowGroup = { readonly name: string; readonly places: Int32Array };

/** Without bands, the edges that cut numbers into three groups of about as many rows. */
const THIRDS = [1 / 3, 2 / 3] as const;
/** Of a category the values with most rows. */
const MOST_VALUES = 50;

/** Rows by what a column says of them: categories by value, the one with most rows first; numbers by band, rising. */
export function groupRows(chunk: ColumnChunk, { bands }: Pick<SliceColumn, 'bands'>): readonly RowGroup[] {
  return chunk.kind === 'coded' ? byValue(chunk.codes, chunk.dictionary) : byBand(chunk.values, bands);
}

function byValue(codes: Int32Array, dictionary: readonly string[]): readonly RowGroup[] {
  return dictionary
    .map((name, code) => ({ name, places: placesWhere(codes.length, (place) => codes[place] === code) }))
    .filter(({ places }) => places.length > 0)
    .toSorted((a, b) => b.places.length - a.places.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_VALUES);
}

function byBand(values: Float64Array, bands: readonly number[] | undefined): readonly RowGroup[] {
  const edges = [...new Set(bands ?? thirdsOf(values))].toSorted((a, b) => a - b);
  const bounds = [Number.NEGATIVE_INFINITY, ...edges, Number.POSITIVE_INFINITY];
  return bounds.slice(0, -1).flatMap((from, index) => {
    const to = bounds[index + 1] ?? Number.POSITIVE_INFINITY;
    const places = placesWhere(values.length, (place) => (values[place] ?? NaN) >= from && (values[place] ?? NaN) < to);
    return places.length === 0 ? [] : [{ name: bandName(from, to), places }];
  });
}

function thirdsOf(values: Float64Array): readonly number[] {
  const known = values.filter(Number.isFinite).toSorted();
  return known.length === 0 ? [] : THIRDS.map((share) => known[Math.floor(share * known.length)] ?? 0);
}

/** Such as `< 24`, `24 – 60`, `≥ 60`: signs that read the same in every language. */
function bandName(from: number, to: number): string {
  if (from === Number.NEGATIVE_INFINITY) return to === Number.POSITIVE_INFINITY ? '–' : `< ${to}`;
  return to === Number.POSITIVE_INFINITY ? `≥ ${from}` : `${from} – ${to}`;
}
