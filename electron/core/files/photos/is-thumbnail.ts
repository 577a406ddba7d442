import { exifBlock } from './exif-block.ts';
import { inspectPhoto } from './photo-kind.ts';

/** Whether bytes are a JPEG of at most `longest` pixels on its longer side, without a camera's notes. */
export function isThumbnail(bytes: Uint8Array, longest: number): boolean {
  const inspected = inspectPhoto(bytes, 'The thumbnail');
  if (!inspected.ok) return false;
  const { file, kind, width, height } = inspected.value;
  return kind === 'jpeg' && Math.max(width, height) <= longest && exifBlock(file, kind) === null;
}
