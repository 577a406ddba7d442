import { LARGEST_CHUNK_BYTES, SMALLEST_CHUNK_BYTES } from '../../../shared/upload.ts';

/** How long a piece should take: what is more urgent waits no longer than for one. */
const TARGET_MS = 9_000;

/** How large the next piece is to be over the link as it now is. */
export type ChunkSize = {
  readonly bytes: () => number;
  /** A piece of so many bytes was answered after so long. */
  readonly took: (bytes: number, elapsedMs: number) => void;
};

/** From the smallest on, at most doubling, to what goes in some seconds. */
export function createChunkSize(): ChunkSize {
  let bytes = SMALLEST_CHUNK_BYTES;
  return {
    bytes: () => bytes,
    took: (sent, elapsedMs) => {
      const fitting = (sent * TARGET_MS) / Math.max(1, elapsedMs);
      const wanted = Math.min(fitting, bytes * 2, LARGEST_CHUNK_BYTES);
      bytes = Math.max(SMALLEST_CHUNK_BYTES, Math.floor(wanted));
    },
  };
}
