import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { EXCHANGE_FORMAT, ExchangeFrame } from '../../../../shared/exchange.ts';
import { ForwardReader, GatheringWriter } from './forward-file.ts';

/** The first line: what it is, for whoever looks into the file. What follows is binary. */
const MAGIC = Buffer.from('fieldloop exchange\n');
const HEADER_BYTES = 8;
/** A frame that claims more is damaged, and must not make the reader allocate. */
const MOST_TEXT_BYTES = 64 * 2 ** 20;
const MOST_BODY_BYTES = 512 * 2 ** 20;

/** All that is asked of the head of a file that a later version wrote. */
const NewerHead = z.looseObject({ kind: z.literal('head'), format: z.int().min(EXCHANGE_FORMAT + 1) });

/** The file is not what it should be; `code` is that of the refusal. */
export class ExchangeDamaged extends Error {
  readonly code: 'exchange.damaged' | 'exchange.notExchange' | 'exchange.newer';

  constructor(code: ExchangeDamaged['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Writes frames one after the other, and with `flush` the last of them to the file; `sha256` is of all bytes so far. */
export async function beginFrames(file: FileHandle) {
  const hash = createHash('sha256').update(MAGIC);
  const writer = new GatheringWriter(file);
  await writer.add(MAGIC);
  let sizeBytes = MAGIC.length;
  return {
    add: async (frame: ExchangeFrame, body: Uint8Array = new Uint8Array(0)): Promise<void> => {
      const text = Buffer.from(canonicalize(frame) ?? '');
      const header = Buffer.alloc(HEADER_BYTES);
      header.writeUInt32LE(text.length, 0);
      header.writeUInt32LE(body.length, 4);
      for (const part of [header, text, body]) {
        hash.update(part);
        await writer.add(part);
        sizeBytes += part.length;
      }
    },
    flush: (): Promise<void> => writer.flush(),
    sha256: (): string => hash.copy().digest('hex'),
    sizeBytes: (): number => sizeBytes,
  };
}

export type ReadFrame = {
  readonly frame: ExchangeFrame;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Of everything in the file before this frame. */
  readonly sha256Before: string;
  /** Bytes read, and of how many. */
  readonly done: number;
  readonly of: number;
};

/**
 * Reads one frame after the other. A frame of an unknown kind or shape, and a file that ends within one, throw
 * `ExchangeDamaged`; system errors are thrown as they are.
 */
export async function* readFrames(path: string): AsyncGenerator<ReadFrame> {
  const file = await open(path, 'r');
  try {
    const { size: of } = await file.stat();
    const reader = new ForwardReader(file);
    const magic = await reader.take(MAGIC.length);
    if (!MAGIC.equals(magic)) throw new ExchangeDamaged('exchange.notExchange', 'it does not begin as one does');
    const hash = createHash('sha256').update(magic);
    for (let at = MAGIC.length; at < of; ) {
      const sha256Before = hash.copy().digest('hex');
      const header = await reader.take(HEADER_BYTES);
      const [textBytes, bodyBytes] = lengthsOf(header, of - at);
      const text = await takeWhole(reader, textBytes);
      const body = await takeWhole(reader, bodyBytes);
      for (const part of [header, text, body]) hash.update(part);
      at += HEADER_BYTES + textBytes + bodyBytes;
      yield { frame: parseFrame(text), body, sha256Before, done: at, of };
    }
  } finally {
    await file.close();
  }
}

function lengthsOf(header: Buffer, left: number): readonly [number, number] {
  if (header.length < HEADER_BYTES) throw new ExchangeDamaged('exchange.damaged', 'it ends too early');
  const [text, body] = [header.readUInt32LE(0), header.readUInt32LE(4)];
  if (text > MOST_TEXT_BYTES || body > MOST_BODY_BYTES || HEADER_BYTES + text + body > left) {
    throw new ExchangeDamaged('exchange.damaged', 'it ends too early');
  }
  return [text, body];
}

function parseFrame(text: Buffer): ExchangeFrame {
  const json = parseJson(text);
  const newer = NewerHead.safeParse(json);
  if (newer.success) throw new ExchangeDamaged('exchange.newer', `it is of format ${newer.data.format}`);
  const parsed = ExchangeFrame.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ExchangeDamaged('exchange.damaged', 'a part of it has another shape');
}

function parseJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined; // no frame has this shape
  }
}

async function takeWhole(reader: ForwardReader, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = await reader.take(length);
  if (bytes.length < length) throw new ExchangeDamaged('exchange.damaged', 'it ends too early');
  return bytes;
}
