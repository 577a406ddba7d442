import { encode } from 'jpeg-js';

export const GPS_TEXT = 'HERE-IS-WHERE-THEY-LIVE';

/** A picture of four squares: red and green above, blue and white below. */
export function drawSquares(width: number, height: number): Uint8Array {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [isRight, isLow] = [column >= width / 2, row >= height / 2];
      const colour = isLow ? (isRight ? [255, 255, 255] : [0, 0, 255]) : isRight ? [0, 255, 0] : [255, 0, 0];
      data.set(colour, (row * width + column) * 4);
    }
  }
  return new Uint8Array(encode({ width, height, data }, 90).data);
}

/** Little-endian, as phones write it: what makes an IFD entry of each kind. */
type Tag = { readonly tag: number; readonly type: 2 | 3 | 4 | 5 | 7; readonly count: number; readonly value: Buffer };

export const short = (tag: number, value: number): Tag => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return { tag, type: 3, count: 1, value: bytes };
};
const long = (tag: number, value: number): Tag => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return { tag, type: 4, count: 1, value: bytes };
};
const text = (tag: number, said: string): Tag => {
  const value = Buffer.from(`${said}\0`, 'latin1');
  return { tag, type: 2, count: value.length, value };
};
const raw = (tag: number, value: Buffer): Tag => ({ tag, type: 7, count: value.length, value });
const degrees = (tag: number, whole: readonly [number, number, number]): Tag => {
  const value = Buffer.alloc(24);
  for (const [place, part] of whole.entries()) {
    value.writeUInt32LE(Math.round(part * 1000), place * 8);
    value.writeUInt32LE(1000, place * 8 + 4);
  }
  return { tag, type: 5, count: 3, value };
};

function directory(tags: readonly Tag[], at: number, next: number): Buffer {
  const table = Buffer.alloc(2 + tags.length * 12 + 4);
  table.writeUInt16LE(tags.length, 0);
  const behind: Buffer[] = [];
  let behindAt = at + table.length;
  for (const [index, { tag, type, count, value }] of tags.entries()) {
    const entry = 2 + index * 12;
    table.writeUInt16LE(tag, entry);
    table.writeUInt16LE(type, entry + 2);
    table.writeUInt32LE(count, entry + 4);
    if (value.length <= 4) value.copy(table, entry + 8);
    else {
      table.writeUInt32LE(behindAt, entry + 8);
      behind.push(value);
      behindAt += value.length;
    }
  }
  table.writeUInt32LE(next, table.length - 4);
  return Buffer.concat([table, ...behind]);
}

export type Notes = {
  readonly orientation?: number;
  readonly takenAt?: string;
  readonly latitude?: readonly [number, number, number];
  readonly longitude?: readonly [number, number, number];
};

/** An Exif block as a phone writes it: turned, dated, located, with a maker's note and a thumbnail that has a place of its own. */
export function phoneExif({ orientation = 6, takenAt = '2026:11:23 09:41:07', ...place }: Notes = {}): Buffer {
  const { latitude = [0, 18, 49], longitude = [32, 34, 52] } = place;
  const inner = [
    text(0x9003, takenAt),
    text(0x9011, '+03:00'),
    raw(0x927c, Buffer.from(`maker ${GPS_TEXT}`)),
    text(0xa430, 'Amina Nambi'),
  ];
  const located = [
    text(1, 'N'),
    degrees(2, latitude),
    text(3, 'E'),
    degrees(4, longitude),
    raw(27, Buffer.from(GPS_TEXT)),
  ];
  const thumbnail = Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), Buffer.from(`\0\x20Exif\0\0${GPS_TEXT}`, 'latin1')]);
  const sizeOf = (tags: readonly Tag[]): number => directory(tags, 0, 0).length;
  const first = (innerAt: number, gpsAt: number): Tag[] => [
    text(0x010e, `at ${GPS_TEXT}`),
    short(0x0112, orientation),
    long(0x8769, innerAt),
    long(0x8825, gpsAt),
  ];
  const innerAt = 8 + sizeOf(first(0, 0));
  const gpsAt = innerAt + sizeOf(inner);
  const secondAt = gpsAt + sizeOf(located);
  const second = (at: number): Tag[] => [long(0x0201, at), long(0x0202, thumbnail.length)];
  const thumbnailAt = secondAt + sizeOf(second(0));
  return Buffer.concat([
    Buffer.from('49492a0008000000', 'hex'),
    directory(first(innerAt, gpsAt), 8, secondAt),
    directory(inner, innerAt, 0),
    directory(located, gpsAt, 0),
    directory(second(thumbnailAt), secondAt, 0),
    thumbnail,
  ]);
}

const segment = (marker: number, content: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** The JPEG with what phones and picture programs put into one, all of it naming the place; and something behind its end. */
export const asFromPhone = (jpeg: Uint8Array, exif: Uint8Array = phoneExif()): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      jpeg.subarray(0, 2),
      segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])),
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${GPS_TEXT}</x:xmpmeta>`)),
      segment(0xed, Buffer.from(`Photoshop 3.0\x008BIM${GPS_TEXT}`)),
      segment(0xe2, Buffer.from(`MPF\0${GPS_TEXT}`)),
      segment(0xfe, Buffer.from(GPS_TEXT)),
      jpeg.subarray(2),
      Buffer.from(`another picture ${GPS_TEXT}`),
    ]),
  );
