import { Tensor } from 'onnxruntime-node';
import type { ModelInput, Pixels } from '../../../shared/model.ts';
import { isChannelsLast, type PictureShape } from '../../../shared/picture.ts';
import { halfTensor } from './half-tensor.ts';

/** Means and deviations of red, green and blue over ImageNet, of 1, as torchvision's models are trained with. */
const IMAGENET = { means: [0.485, 0.456, 0.406], deviations: [0.229, 0.224, 0.225] } as const;

/**
 * Pictures as a model takes them, from bytes [rows, channels, height, width]: channels last where its input has them
 * there, and each byte as the number that `pixels` says.
 */
export function pictureTensor(
  { dtype, shape, pixels = 'bytes' }: ModelInput,
  bytes: Uint8Array,
  picture: PictureShape,
): Tensor {
  const { channels, height, width } = picture;
  const rows = bytes.length / (channels * height * width);
  const isLast = isChannelsLast(shape);
  const laid = isLast && channels > 1 ? channelsLast(bytes, picture) : bytes;
  const dims = isLast ? [rows, height, width, channels] : [rows, channels, height, width];
  if (dtype === 'uint8') return new Tensor('uint8', laid, dims);
  const numbers = numbersOf(laid, picture, pixels, isLast);
  if (dtype === 'float16') return halfTensor(numbers, dims);
  return dtype === 'float64'
    ? new Tensor('float64', Float64Array.from(numbers), dims)
    : new Tensor('float32', numbers, dims);
}

function channelsLast(bytes: Uint8Array, { channels, height, width }: PictureShape): Uint8Array {
  const area = height * width;
  const laid = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const channel = Math.floor(at / area) % channels;
    const picture = at - (at % (area * channels));
    laid[picture + (at % area) * channels + channel] = bytes[at] ?? 0;
  }
  return laid;
}

function numbersOf(
  laid: Uint8Array,
  { channels, height, width }: PictureShape,
  pixels: Pixels,
  isLast: boolean,
): Float32Array {
  const tables = Array.from({ length: channels }, (_, channel) => tableOf(pixels, channel));
  const numbers = new Float32Array(laid.length);
  for (let at = 0; at < laid.length; at += 1) {
    const channel = isLast ? at % channels : Math.floor(at / (height * width)) % channels;
    numbers[at] = tables[channel]?.[laid[at] ?? 0] ?? 0;
  }
  return numbers;
}

/** The number for each byte. */
const tableOf = (pixels: Pixels, channel: number): Float32Array =>
  Float32Array.from({ length: 256 }, (_, byte) => numberOf(pixels, byte, channel));

function numberOf(pixels: Pixels, byte: number, channel: number): number {
  switch (pixels) {
    case 'bytes':
      return byte;
    case 'unit':
      return byte / 255;
    case 'signed':
      return byte / 127.5 - 1;
    case 'imagenet':
      return (byte / 255 - (IMAGENET.means[channel] ?? 0)) / (IMAGENET.deviations[channel] ?? 1);
  }
}
