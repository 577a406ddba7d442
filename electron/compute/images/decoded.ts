/** Pixels row by row, the channels of a pixel beside each other: grey, or red, green and blue. */
export type Decoded = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
};

/** Thrown by the decoders; the message completes "cannot be read: …". */
export class PictureUnreadable extends Error {
  override readonly name = 'PictureUnreadable';
}
