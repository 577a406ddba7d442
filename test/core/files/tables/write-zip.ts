import { crc32, deflateRawSync } from 'node:zlib';

/** What a damaged or hostile file says of itself instead of the truth. */
export type ZipLies = { readonly unpackedBytes?: number; readonly flags?: number; readonly method?: number };

/** A ZIP file of texts, made by hand so that a test may lie in it. */
export function writeZip(files: Readonly<Record<string, string | Buffer>>, lies: ZipLies = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const head = headOf(bytes, packed, name, lies);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}

/** What the local header and the directory say alike: version to lengths of name and extra field. */
function headOf(bytes: Buffer, packed: Buffer, name: string, { unpackedBytes, flags, method }: ZipLies): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(flags ?? 0, 2);
  head.writeUInt16LE(method ?? 8, 4);
  head.writeUInt32LE(crc32(bytes), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(unpackedBytes ?? bytes.length, 18);
  head.writeUInt16LE(Buffer.byteLength(name), 22);
  return head;
}
