import type { PictureShape } from '../../../shared/picture.ts';
import { liesOnItsSide, turnPicture } from '../../../shared/turn-picture.ts';
import { decodePicture } from './decode-picture.ts';
import { fitPicture } from './fit-picture.ts';
import { readOrientation } from './read-orientation.ts';

/**
 * The picture of a whole file at a model's size ([channels, height, width], bytes), turned as its camera says: as people
 * see it. It is brought to the size first, since turning few pixels is quicker. Throws `PictureUnreadable`.
 */
export function uprightPicture(bytes: Uint8Array, shape: PictureShape): Uint8Array {
  const orientation = readOrientation(bytes);
  const { channels } = shape;
  const [height, width] = liesOnItsSide(orientation) ? [shape.width, shape.height] : [shape.height, shape.width];
  const picture = fitPicture(decodePicture(bytes), { channels, height, width });
  const size = height * width;
  for (let start = 0; start < picture.length; start += size) {
    const plane = { width, height, channels: 1, pixels: picture.slice(start, start + size) };
    picture.set(turnPicture(plane, orientation).pixels, start);
  }
  return picture;
}
