import { z } from 'zod';
import type { ModelInput, ModelSpec } from './model.ts';

/** The size that a model sees images in. One channel is brightness, three are red, green and blue. */
export const PictureShape = z.object({
  channels: z.union([z.literal(1), z.literal(3)]),
  height: z.int().min(1).max(4_096),
  width: z.int().min(1).max(4_096),
});
export type PictureShape = z.infer<typeof PictureShape>;

/** The size that a model sees its images in; null for one that reads none. */
export function pictureShapeOf({ inputs }: Pick<ModelSpec, 'inputs'>): PictureShape | null {
  const input = inputs.find(({ shape }) => shape.length === 4);
  return input === undefined ? null : readPictureShape(input.shape);
}

/** Of [rows, channels, height, width] or [rows, height, width, channels]; null for any other. */
export function readPictureShape(shape: ModelInput['shape']): PictureShape | null {
  const [, second, third, fourth] = shape;
  const read = PictureShape.safeParse(
    isChannelsLast(shape)
      ? { channels: fourth, height: second, width: third }
      : { channels: second, height: third, width: fourth },
  );
  return read.success ? read.data : null;
}

/** One or three at the end are channels, unless they stand in front as well. */
export const isChannelsLast = ([, second, , last]: ModelInput['shape']): boolean =>
  isChannels(last) && !isChannels(second);

const isChannels = (size: number | null | undefined): boolean => size === 1 || size === 3;

/** A whole file, as compute decodes it. */
export const ImageFile = z.object({
  sha256: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type ImageFile = z.infer<typeof ImageFile>;
