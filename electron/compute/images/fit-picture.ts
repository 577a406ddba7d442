import type { PictureShape } from '../../../shared/picture.ts';
import type { Decoded } from './decoded.ts';

/** Shares of red, green and blue in what the eye calls bright (ITU-R BT.601). */
const BRIGHTNESS = [0.299, 0.587, 0.114] as const;

/**
 * Brings an image to a model's size, whatever its proportions: each pixel is the mean of the area that it covers. One
 * channel is its brightness. Returned channel by channel, each row by row ([channels, height, width], bytes).
 */
export function fitPicture(image: Decoded, { channels, height, width }: PictureShape): Uint8Array {
  const fitted = new Uint8Array(channels * height * width);
  for (let channel = 0; channel < channels; channel += 1) {
    const plane = channels === 1 ? brightnessOf(image) : planeOf(image, channel);
    const across = average(plane, image.height, image.width, width, { along: 1, between: image.width });
    const down = average(across, width, image.height, height, { along: width, between: 1 });
    const start = channel * height * width;
    for (let at = 0; at < down.length; at += 1) fitted[start + at] = Math.round(down[at] as number); // in range
  }
  return fitted;
}

type Plane = Uint8Array | Float32Array;

function planeOf({ channels, pixels, width, height }: Decoded, channel: number): Plane {
  if (channels === 1) return pixels;
  const plane = new Uint8Array(width * height);
  for (let at = 0; at < plane.length; at += 1) plane[at] = pixels[at * channels + channel] as number; // in range
  return plane;
}

function brightnessOf({ channels, pixels, width, height }: Decoded): Plane {
  if (channels === 1) return pixels;
  const [red, green, blue] = BRIGHTNESS;
  const plane = new Float32Array(width * height);
  for (let at = 0, from = 0; at < plane.length; at += 1, from += 3) {
    plane[at] =
      red * (pixels[from] as number) + green * (pixels[from + 1] as number) + blue * (pixels[from + 2] as number); // in range
  }
  return plane;
}

/** How far apart two numbers of a line are, and two lines. */
type Strides = { readonly along: number; readonly between: number };

/** Each of `lines` of `from` numbers as `to`, every one the mean of what it covers; a part of a number counts as that part. */
function average(plane: Plane, lines: number, from: number, to: number, { along, between }: Strides): Plane {
  if (from === to) return plane;
  const averaged = new Float32Array(lines * to);
  const nextLine = along === 1 ? to : 1;
  const span = from / to;
  for (let place = 0; place < to; place += 1) {
    const [start, end] = [place * span, (place + 1) * span];
    for (let at = Math.floor(start); at < Math.min(from, Math.ceil(end)); at += 1) {
      const share = (Math.min(end, at + 1) - Math.max(start, at)) / span;
      for (let line = 0; line < lines; line += 1) {
        const target = line * nextLine + place * along;
        averaged[target] = (averaged[target] as number) + share * (plane[line * between + at * along] as number); // in range
      }
    }
  }
  return averaged;
}
