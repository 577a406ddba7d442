import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../../../shared/columns/chunk-damaged.ts';
import { hashChunk } from './seal-chunks.ts';

/** Whether bytes from elsewhere are the chunk of this name. */
export function isChunk(bytes: Uint8Array, sha256: string): boolean {
  try {
    return hashChunk(decodeChunk(bytes)) === sha256;
  } catch (cause) {
    if (cause instanceof ChunkDamaged) return false;
    throw cause;
  }
}
