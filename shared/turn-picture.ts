/** Pixels row by row from the top left, `channels` bytes beside each other for each. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: Uint8Array;
};

/** Where a pixel of the upright picture comes from, by orientation (Exif 3.0, tag 0x0112). */
type Source = (column: number, row: number, width: number, height: number) => readonly [number, number];
const sources: Readonly<Record<number, Source>> = {
  2: (column, row, width) => [width - 1 - column, row],
  3: (column, row, width, height) => [width - 1 - column, height - 1 - row],
  4: (column, row, _, height) => [column, height - 1 - row],
  5: (column, row) => [row, column],
  6: (column, row, _, height) => [row, height - 1 - column],
  7: (column, row, width, height) => [width - 1 - row, height - 1 - column],
  8: (column, row, width) => [width - 1 - row, column],
};

/** Whether width and height change places when a picture of this orientation is turned upright. */
export const liesOnItsSide = (orientation: number): boolean => orientation >= 5 && orientation <= 8;

/** The picture as it is to be seen; the same one where `orientation` is 1, or none of Exif's 2 to 8. */
export function turnPicture(from: Pixels, orientation: number): Pixels {
  const source = sources[orientation];
  if (source === undefined) return from;
  const { channels } = from;
  const [width, height] = liesOnItsSide(orientation) ? [from.height, from.width] : [from.width, from.height];
  const pixels = new Uint8Array(from.pixels.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = source(column, row, from.width, from.height);
      const at = (y * from.width + x) * channels;
      pixels.set(from.pixels.subarray(at, at + channels), (row * width + column) * channels);
    }
  }
  return { width, height, channels, pixels };
}
