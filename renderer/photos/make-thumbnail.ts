import { MOST_THUMBNAIL_BYTES, THUMBNAIL_PIXELS } from '../../shared/photo.ts';

const QUALITIES = [0.78, 0.55, 0.35];

/**
 * A JPEG of at most 320 pixels on its longer side, turned as the camera says; core has judged the photo before, so that
 * nothing too large is decoded. Rejects where the window cannot decode it; null where no JPEG of it is small enough.
 */
export async function makeThumbnail(photo: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  const scale = Math.min(1, THUMBNAIL_PIXELS / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  for (const quality of QUALITIES) {
    const made = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (made.size <= MOST_THUMBNAIL_BYTES) return new Uint8Array(await made.arrayBuffer());
  }
  return null;
}
