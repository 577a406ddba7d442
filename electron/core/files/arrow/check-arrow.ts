import { type FileHandle, open } from 'node:fs/promises';
import { asDamage, FileDamaged } from '../tables/file-damaged.ts';
import { type Checked, FlatbufferCheck } from './check-flatbuffer.ts';
import {
  batch,
  batchInDictionary,
  BLOCK_BYTES,
  Footer,
  footer,
  headers,
  Message,
  message,
  PAIR_BYTES,
} from './metadata-tables.ts';

const FILE_MAGIC = Buffer.from('ARROW1');
const CONTINUES = -1;

/**
 * Holds an Arrow file's own description of itself to its bytes, before the library reads it: every message, its lists
 * and its parts lie in the file, and the marks of its end are there (the library takes what ends early for a short
 * one). Nothing of the data is read. Throws `FileDamaged`.
 */
export async function checkArrow(path: string, sizeBytes: number): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const file = new ArrowFile(handle, sizeBytes);
    const head = await file.read(0, Math.min(FILE_MAGIC.length, sizeBytes));
    await (head.equals(FILE_MAGIC) ? checkFile(file) : checkStream(file));
  } catch (cause) {
    throw asDamage('arrow.damaged', 'Arrow', cause);
  } finally {
    await handle.close();
  }
}

class ArrowFile {
  readonly #handle: FileHandle;
  readonly sizeBytes: number;

  constructor(handle: FileHandle, sizeBytes: number) {
    this.#handle = handle;
    this.sizeBytes = sizeBytes;
  }

  async read(at: number, length: number): Promise<Buffer> {
    if (at < 0 || length < 0 || at + length > this.sizeBytes) throw cut();
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await this.#handle.read(bytes, 0, length, at);
    if (bytesRead < length) throw cut();
    return bytes;
  }
}

const cut = (): FileDamaged => new FileDamaged('arrow.damaged', 'it is no whole Arrow file: its end is missing');

/** One message after the other up to the mark of the end, behind which nothing may stand. */
async function checkStream(file: ArrowFile): Promise<void> {
  for (let at = 0; ; ) {
    const next = await checkMessage(file, at);
    if (next === null) {
      const end = await file.read(file.sizeBytes - 8, 8);
      if (end.readInt32LE(0) === CONTINUES && end.readInt32LE(4) === 0) return;
      throw cut();
    }
    at = next;
  }
}

/** The footer at the end tells where the messages stand. */
async function checkFile(file: ArrowFile): Promise<void> {
  const tailBytes = 4 + FILE_MAGIC.length;
  const tail = await file.read(file.sizeBytes - tailBytes, tailBytes);
  if (!tail.subarray(4).equals(FILE_MAGIC)) throw cut();
  const length = tail.readInt32LE(0);
  const bytes = await file.read(file.sizeBytes - tailBytes - length, length);
  const checked = new FlatbufferCheck(bytes).root(Footer);
  for (const slot of [footer.dictionaries, footer.recordBatches]) {
    for (const at of blocksOf(bytes, checked.target(slot))) await checkMessage(file, at);
  }
}

function* blocksOf(bytes: Buffer, list: number | null): Generator<number> {
  const count = list === null ? 0 : bytes.readUInt32LE(list);
  for (let block = 0; block < count; block++) {
    const at = (list ?? 0) + 4 + block * BLOCK_BYTES;
    yield longAt(bytes, at);
  }
}

/** Checks the message at a place and answers where the next begins; null at the mark of the end. */
async function checkMessage(file: ArrowFile, at: number): Promise<number | null> {
  const first = (await file.read(at, 4)).readInt32LE(0);
  const lengthAt = first === CONTINUES ? at + 4 : at; // before Arrow 0.15 there was no mark before the length
  const length = first === CONTINUES ? (await file.read(lengthAt, 4)).readInt32LE(0) : first;
  if (length === 0) return null;
  const bytes = await file.read(lengthAt + 4, length);
  const check = new FlatbufferCheck(bytes);
  const checked = check.root(Message);
  const bodyBytes = longAt(bytes, checked.place(message.bodyLength));
  const bodyAt = lengthAt + 4 + length;
  if (bodyBytes < 0 || bodyAt + bodyBytes > file.sizeBytes) throw cut();
  const held = batchOf(check, bytes, checked);
  if (held !== null) checkBatch(bytes, held, bodyBytes);
  return bodyAt + bodyBytes;
}

/** The batch of a message, or the one in which a dictionary comes; null for a schema. */
function batchOf(check: FlatbufferCheck, bytes: Buffer, { place, target }: Checked): Checked | null {
  const [typeAt, at] = [place(message.headerType), target(message.header)];
  const type = typeAt === null ? 0 : bytes.readUInt8(typeAt);
  if (at === null || type === headers.schema) return null;
  if (type === headers.recordBatch) return check.table(at, {});
  const dataAt = type === headers.dictionaryBatch ? check.table(at, {}).target(batchInDictionary) : null;
  if (dataAt === null) throw new FileDamaged('arrow.damaged', 'it is no whole Arrow file: a message of no known kind');
  return check.table(dataAt, {});
}

/** Columns of nothing take up no bytes, so of these as many rows as this are believed. */
const MOST_EMPTY_ROWS = 2 ** 24;
/** As few bits as a row can have, and packed as tightly as anybody packs. */
const MOST_ROWS_A_BYTE = 8 * 1_024;

/** Its buffers lie in the body, and its rows are no more than a body of that size may hold. */
function checkBatch(bytes: Buffer, { place, target }: Checked, bodyBytes: number): void {
  const rows = longAt(bytes, place(batch.rows));
  const mostRows = Math.max(MOST_EMPTY_ROWS, bodyBytes * MOST_ROWS_A_BYTE);
  const areInside = [...pairsOf(bytes, target(batch.buffers))].every(
    ([offset, length]) => offset >= 0 && length >= 0 && offset + length <= bodyBytes,
  );
  const areCounted = [...pairsOf(bytes, target(batch.nodes))].every(
    ([length, missing]) => length >= 0 && missing >= 0 && missing <= length,
  );
  if (rows < 0 || rows > mostRows || !areInside || !areCounted) {
    throw new FileDamaged('arrow.damaged', 'it is no whole Arrow file: a batch claims more than it holds');
  }
}

function* pairsOf(bytes: Buffer, list: number | null): Generator<readonly [number, number]> {
  const count = list === null ? 0 : bytes.readUInt32LE(list);
  for (let pair = 0; pair < count; pair++) {
    const at = (list ?? 0) + 4 + pair * PAIR_BYTES;
    yield [longAt(bytes, at), longAt(bytes, at + 8)];
  }
}

const longAt = (bytes: Buffer, at: number | null): number => (at === null ? 0 : Number(bytes.readBigInt64LE(at)));
