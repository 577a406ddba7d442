import type { ImageHere } from './thumbnail-loader.ts';

/** An image of more pixels takes gigabytes to decode: it is named and not shown. */
const MOST_PIXELS = 100_000_000;

/**
 * Decodes an image so that it fits into a square of `side` pixels; smaller ones stay as they are. The browser decodes
 * beside the window's own thread. Null where it has too many pixels; rejects where it cannot be decoded.
 */
export async function decodeImage(
  { bytes, mediaType, width, height }: ImageHere,
  side: number,
): Promise<ImageBitmap | null> {
  if (width * height > MOST_PIXELS) return null;
  const blob = new Blob([new Uint8Array(bytes)], { type: mediaType });
  if (Math.max(width, height) <= side) return createImageBitmap(blob);
  const longer = width >= height ? { resizeWidth: side } : { resizeHeight: side };
  return createImageBitmap(blob, { ...longer, resizeQuality: 'medium' });
}

/** Draws a picture in the middle of a canvas, as large as it fits; few pixels are enlarged without blurring them. */
export function drawPicture(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const scale = Math.min(canvas.width / picture.width, canvas.height / picture.height);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = scale <= 1;
  context.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
}
