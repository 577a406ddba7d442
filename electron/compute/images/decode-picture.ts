import { decode } from 'jpeg-js';
import { type Decoded, PictureUnreadable } from './decoded.ts';
import { decodePng } from './decode-png.ts';

/** jpeg-js needs about 12 bytes a pixel. */
const JPEG_LIMITS = { maxResolutionInMP: 50, maxMemoryUsageInMB: 700 } as const;

/**
 * Decodes a PNG or a JPEG, told by its first bytes, with the pixels as they lie in the file. Throws `PictureUnreadable`
 * for any other and where it is damaged.
 */
export function decodePicture(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return decodePng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return decodeJpeg(bytes);
  throw new PictureUnreadable('it is neither PNG nor JPEG');
}

function decodeJpeg(bytes: Uint8Array): Decoded {
  try {
    const { width, height, data } = decode(bytes, { useTArray: true, formatAsRGBA: false, ...JPEG_LIMITS });
    return { width, height, channels: 3, pixels: data };
  } catch (cause) {
    // jpeg-js throws plain errors for whatever is wrong with a file.
    throw new PictureUnreadable(cause instanceof Error ? cause.message : String(cause));
  }
}
