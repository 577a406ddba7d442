import type { Cell } from '../../../../shared/column.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';

type Columns = DatasetVersion['columns'];

/** Where in a row stands its image, what is said under it, and what its file is called; -1 for what there is none of. */
export type ImagePlaces = { readonly image: number; readonly label: number; readonly name: number };

/** The label is the column of that use, or the first of few different values; the name is the key, or the first text. */
export function imagePlaces(columns: Columns): ImagePlaces {
  const image = columns.findIndex(({ type }) => type === 'image');
  const ofRole = (wanted: string): number => columns.findIndex(({ role }) => role === wanted);
  const ofType = (wanted: string): number => columns.findIndex(({ type }) => type === wanted);
  const label = [ofRole('label'), ofType('category'), ofType('boolean')].find((place) => place >= 0) ?? -1;
  const name = [ofRole('key'), ofType('text')].find((place) => place >= 0) ?? -1;
  return { image, label, name };
}

export const textAt = (cells: readonly Cell[] | null, place: number): string | null => {
  const cell = cells?.[place];
  return cell === null || cell === undefined ? null : String(cell);
};
