/** What the bytes of a file turned out to be. Width and height are in pixels, as the file says them. */
export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';
export type ImageFacts = { readonly kind: ImageKind; readonly width: number; readonly height: number };

/** Thrown by the walkers of `inspect-image.ts` where a file is not what its first bytes promise. */
export class ImageBroken extends Error {}

/** Reads numbers of a file at absolute places; past its end the file is cut short. */
export class ImageBytes {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** Throws `ImageBroken` unless the file has all bytes before `end`. */
  need(end: number): void {
    if (end > this.length) throw new ImageBroken('it is cut short');
  }

  uint8(at: number): number {
    this.need(at + 1);
    return this.#view.getUint8(at);
  }

  uint16(at: number, isLittleEndian: boolean): number {
    this.need(at + 2);
    return this.#view.getUint16(at, isLittleEndian);
  }

  uint32(at: number, isLittleEndian: boolean): number {
    this.need(at + 4);
    return this.#view.getUint32(at, isLittleEndian);
  }

  int32(at: number, isLittleEndian: boolean): number {
    this.need(at + 4);
    return this.#view.getInt32(at, isLittleEndian);
  }

  /** ASCII text of `length` bytes. */
  text(at: number, length: number): string {
    this.need(at + length);
    return String.fromCharCode(...this.bytes.subarray(at, at + length));
  }
}

export const mediaTypes = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
} as const satisfies Readonly<Record<ImageKind, string>>;
