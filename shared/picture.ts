import { z } from 'zod';
import type { ModelSpec } from './model.ts';

/** The size that a model sees images in. One channel is brightness, three are red, green and blue. */
export const PictureShape = z.object({
  channels: z.union([z.literal(1), z.literal(3)]),
  height: z.int().min(1).max(4_096),
  width: z.int().min(1).max(4_096),
});
export type PictureShape = z.infer<typeof PictureShape>;

/** The size that a model sees its images in; null for one that reads none. */
export function pictureShapeOf({ inputs }: Pick<ModelSpec, 'inputs'>): PictureShape | null {
  const shape = inputs.find((input) => input.shape.length === 4)?.shape ?? [];
  const read = PictureShape.safeParse({ channels: shape[1], height: shape[2], width: shape[3] });
  return read.success ? read.data : null;
}

/** A whole file, as compute decodes it. */
export const ImageFile = z.object({
  sha256: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type ImageFile = z.infer<typeof ImageFile>;
