import { fail, ok, type Result } from '../../../../shared/result.ts';
import { MOST_PHOTO_BYTES, MOST_PHOTO_PIXELS } from '../../../../shared/photo.ts';
import { ImageBytes, type ImageKind } from '../images/image-bytes.ts';
import { inspectImage, kindOf } from '../images/inspect-image.ts';
import { webpChunks } from '../images/walk-webp.ts';

/** What cameras and phones write and every window shows. */
export type PhotoKind = Extract<ImageKind, 'jpeg' | 'png' | 'webp'>;

export type InspectedPhoto = {
  readonly file: ImageBytes;
  readonly kind: PhotoKind;
  /** In pixels, as they are stored. */
  readonly width: number;
  readonly height: number;
};

/**
 * What kind of photo these bytes are, by their content. No pixel is decoded, so that a picture which would fill the
 * memory is refused for what its header says. Errors: `photo.tooLarge`, `photo.notPhoto`, `photo.damaged`,
 * `photo.tooManyPixels`; `name` is what the person calls it.
 */
export function inspectPhoto(bytes: Uint8Array, name: string): Result<InspectedPhoto> {
  if (bytes.length > MOST_PHOTO_BYTES) return refuseLarge(name);
  const inspected = inspectImage(bytes);
  if (!inspected.ok)
    return kindOf(bytes) === null
      ? refuseOther(name, bytes.length === 0 ? 'is empty' : 'is no photo')
      : refuseDamaged(name, inspected.why);
  const { kind, width, height } = inspected.facts;
  if (kind === 'gif' || kind === 'bmp') return refuseOther(name, `is a ${kind.toUpperCase()}`);
  const file = new ImageBytes(bytes);
  if (kind === 'webp' && [...webpChunks(file)].some(({ name: chunk }) => chunk === 'ANMF')) {
    return refuseOther(name, 'is an animation');
  }
  return width * height > MOST_PHOTO_PIXELS ? refusePixels(name, width, height) : ok({ file, kind, width, height });
}

export const refuseLarge = (name: string): Result<never> =>
  fail(
    'photo.tooLarge',
    `${name} is larger than ${MOST_PHOTO_BYTES / 2 ** 20} MB. Nothing was kept.`,
    'Take the photo again with a smaller size.',
  );

const refuseOther = (name: string, why: string): Result<never> =>
  fail('photo.notPhoto', `${name} ${why}. Nothing was kept.`, 'Choose a photo: a JPEG, PNG or WebP.');

const refuseDamaged = (name: string, why: string): Result<never> =>
  fail(
    'photo.damaged',
    `${name} ${why}. Nothing was kept.`,
    'Copy it again from where it was taken, or take it again.',
  );

const refusePixels = (name: string, width: number, height: number): Result<never> =>
  fail(
    'photo.tooManyPixels',
    `${name} says that it has ${width} × ${height} pixels, more than ${MOST_PHOTO_PIXELS / 1e6} million. Nothing was kept.`,
    'Take the photo again with a smaller size.',
  );
