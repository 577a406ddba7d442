import type { PictureShape } from '../../../shared/picture.ts';

/** A grid over a picture; a model that sees fewer pixels than fields gets a field a pixel. */
export type Grid = { readonly rows: number; readonly columns: number };

/** Rows and columns of the picture from and up to which one field of a grid reaches. */
type Part = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export const gridOver = ({ height, width }: PictureShape, fields: number): Grid => ({
  rows: Math.min(height, fields),
  columns: Math.min(width, fields),
});

/** Beyond its edges, in fields: what lies across an edge is covered whole by one of the two, and not cut in half. */
const REACH = 0.5;

/** The picture once for each field of the grid, row by row, with that field in the picture's mean colour. */
export const coverFields = (pixels: Uint8Array, shape: PictureShape, grid: Grid): readonly Uint8Array[] =>
  Array.from({ length: grid.rows * grid.columns }, (_, at) => {
    const [row, column] = [Math.floor(at / grid.columns), at % grid.columns];
    const [top, bottom] = reachOf(row, grid.rows, shape.height);
    const [left, right] = reachOf(column, grid.columns, shape.width);
    return cover(pixels, shape, { top, bottom, left, right });
  });

const reachOf = (place: number, of: number, size: number): readonly [number, number] => [
  Math.max(0, Math.floor(((place - REACH) * size) / of)),
  Math.min(size, Math.ceil(((place + 1 + REACH) * size) / of)),
];

/** The whole picture in its mean colour. */
export const coverWhole = (pixels: Uint8Array, shape: PictureShape): Uint8Array =>
  cover(pixels, shape, { top: 0, bottom: shape.height, left: 0, right: shape.width });

function cover(pixels: Uint8Array, { channels, height, width }: PictureShape, part: Part): Uint8Array {
  const covered = pixels.slice();
  for (let channel = 0; channel < channels; channel += 1) {
    const start = channel * height * width;
    const plane = pixels.subarray(start, start + height * width);
    const mean = Math.round(plane.reduce((sum, value) => sum + value, 0) / plane.length);
    for (let row = part.top; row < part.bottom; row += 1) {
      covered.fill(mean, start + row * width + part.left, start + row * width + part.right);
    }
  }
  return covered;
}
