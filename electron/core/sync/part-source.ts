import type { BlobStore } from '../files/blob-store.ts';

/** The content of a part, to be read in pieces. */
export type PartSource = {
  readonly sizeBytes: number;
  /** Up to so many bytes from there; null where it is gone or damaged. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array | null>;
};

export const sourceOfBytes = (bytes: Uint8Array): PartSource => ({
  sizeBytes: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** A blob that is too large for memory; whether it is whole is seen by the server at its end. */
export const sourceOfBlob = (blobs: BlobStore, sha256: string, sizeBytes: number): PartSource => ({
  sizeBytes,
  read: async (offset, length) => {
    const read = await blobs.readRange(sha256, offset, length);
    return read.ok ? read.value : null;
  },
});
