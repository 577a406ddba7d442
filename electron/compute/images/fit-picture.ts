import type { PictureShape } from '../../../shared/picture.ts';
import type { Decoded } from './decoded.ts';

/** Shares of red, green and blue in what the eye calls bright (ITU-R BT.601). */
const BRIGHTNESS = [0.299, 0.587, 0.114] as const;

/**
 * Brings an image to a model's size, whatever its proportions: each pixel is the mean of the area that it covers. One
 * channel is its brightness. Returned channel by channel, each row by row ([channels, height, width], bytes).
 */
export function fitPicture(image: Decoded, { channels, height, width }: PictureShape): Uint8Array {
  const planes = channels === 1 ? [brightnessOf(image)] : [0, 1, 2].map((channel) => planeOf(image, channel));
  const fitted = new Uint8Array(channels * height * width);
  planes.forEach((plane, channel) => {
    const across = average(plane, image.height, image.width, width);
    const down = average(transpose(across, image.height, width), width, image.height, height);
    const upright = transpose(down, width, height);
    upright.forEach((value, at) => {
      fitted[channel * height * width + at] = Math.round(value);
    });
  });
  return fitted;
}

const planeOf = ({ channels, pixels, width, height }: Decoded, channel: number): Float32Array =>
  Float32Array.from(
    { length: width * height },
    (_, at) => pixels[at * channels + (channels === 1 ? 0 : channel)] as number, // in range
  );

function brightnessOf(image: Decoded): Float32Array {
  if (image.channels === 1) return planeOf(image, 0);
  const { pixels } = image;
  return Float32Array.from({ length: image.width * image.height }, (_, at) =>
    BRIGHTNESS.reduce((sum, share, channel) => sum + share * (pixels[at * 3 + channel] as number), 0),
  ); // in range
}

/** Each row of `from` numbers as `to`, every one the mean of what it covers; a part of a number counts as that part. */
function average(rows: Float32Array, count: number, from: number, to: number): Float32Array {
  if (from === to) return rows;
  const averaged = new Float32Array(count * to);
  const span = from / to;
  for (let place = 0; place < to; place += 1) {
    const [start, end] = [place * span, (place + 1) * span];
    for (let at = Math.floor(start); at < Math.min(from, Math.ceil(end)); at += 1) {
      const share = (Math.min(end, at + 1) - Math.max(start, at)) / span;
      for (let row = 0; row < count; row += 1) {
        averaged[row * to + place] = (averaged[row * to + place] as number) + share * (rows[row * from + at] as number); // in range
      }
    }
  }
  return averaged;
}

function transpose(rows: Float32Array, height: number, width: number): Float32Array {
  const columns = new Float32Array(rows.length);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1)
      columns[column * height + row] = rows[row * width + column] as number; // in range
  }
  return columns;
}
