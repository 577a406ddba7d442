import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/** Walks the blocks to the trailer (GIF89a). */
export function walkGif(file: ImageBytes): ImageFacts {
  const [width, height] = [file.uint16(6, true), file.uint16(8, true)];
  let images = 0;
  for (let at = 13 + colourTableBytes(file.uint8(10)); ; ) {
    const block = file.uint8(at);
    if (block === TRAILER) break;
    if (block === EXTENSION) at = endOfSubBlocks(file, at + 2);
    else if (block === IMAGE) {
      images++;
      at = endOfSubBlocks(file, at + 11 + colourTableBytes(file.uint8(at + 9)));
    } else throw new ImageBroken('it holds a part of no known kind');
  }
  if (images === 0) throw new ImageBroken('it holds no pixels');
  return { kind: 'gif', width, height };
}

const colourTableBytes = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

function endOfSubBlocks(file: ImageBytes, from: number): number {
  let at = from;
  for (let length = file.uint8(at); length > 0; length = file.uint8(at)) at += 1 + length;
  return at + 1;
}
