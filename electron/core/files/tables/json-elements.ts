import { isUtf8 } from 'node:buffer';
import type { TextStream } from '../csv/text-source.ts';
import { FileDamaged, RefusedFile } from './file-damaged.ts';

const BLOCK_BYTES = 1 << 20;
const LONGEST_ELEMENT_BYTES = 64 * 2 ** 20;

/** Which list of a document is walked over: the document itself, or its member `features`. */
export type ListPlace = 'root' | 'features';

/**
 * The elements of a list in a JSON document as texts, those of one block at a time, with flat memory as long as elements
 * are short. Whether an element is JSON is for the caller to find. Throws `FileDamaged`: `json.cut` where the document
 * ends before its list, `json.damaged`, `json.notUtf8`; and `RefusedFile` with `json.elementTooLong`. The stream is
 * closed when the walk ends, however it ends.
 */
export async function* readElements(stream: TextStream, place: ListPlace): AsyncGenerator<readonly string[], void> {
  const scan = new ElementScan(place);
  const block = Buffer.alloc(BLOCK_BYTES);
  try {
    for (;;) {
      const read = await stream.read(block, 0, block.length);
      if (read === 0) break;
      const elements = scan.feed(block.subarray(0, read));
      if (elements.length > 0) yield elements;
    }
    scan.end();
  } finally {
    await stream.close();
  }
}

const [QUOTE, BACKSLASH, COMMA, LIST, LIST_END] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d];
const isOpening = (byte: number): boolean => byte === 0x7b || byte === LIST;
const isClosing = (byte: number): boolean => byte === 0x7d || byte === LIST_END;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isOfByteOrderMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf;

/** Follows the brackets and quotes of a document byte by byte. */
class ElementScan {
  readonly #place: ListPlace;
  #phase: 'before' | 'within' | 'after' = 'before';
  /** Brackets that are open. */
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The last text outside the list: the name of the member that begins. */
  #name = '';
  /** What there is of the element that has begun. */
  #pieces: Buffer[] = [];
  #pieceBytes = 0;
  #count = 0;

  constructor(place: ListPlace) {
    this.#place = place;
  }

  feed(block: Buffer): readonly string[] {
    const elements: string[] = [];
    let start = 0;
    for (let at = 0; at < block.length; at++) {
      const byte = block[at] ?? 0;
      if (this.#isInString) this.#followString(byte);
      else if (this.#isBoundary(byte)) {
        this.#keep(block.subarray(start, at));
        this.#endElement(byte, elements);
        start = at + 1;
      } else if (this.#follow(byte)) start = at + 1;
    }
    if (this.#phase === 'within') this.#keep(block.subarray(start));
    return elements;
  }

  end(): void {
    if (this.#depth > 0 || this.#isInString)
      throw new FileDamaged('json.cut', 'it ends before what it began is closed');
    if (this.#phase === 'before') throw new FileDamaged('json.damaged', 'the list of its rows is missing');
  }

  #followString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#isInString = false;
    else if (this.#phase === 'before' && this.#name.length < 'features'.length + 1)
      this.#name += String.fromCharCode(byte);
  }

  /** What stands between two elements, or ends the list. */
  #isBoundary = (byte: number): boolean =>
    this.#phase === 'within' && this.#depth === this.#listDepth && (byte === COMMA || byte === LIST_END);

  get #listDepth(): number {
    return this.#place === 'root' ? 1 : 2;
  }

  /** Whether the list has begun with this byte. */
  #follow(byte: number): boolean {
    if (this.#depth === 0) this.#checkOutside(byte);
    if (byte === QUOTE) {
      this.#isInString = true;
      if (this.#phase === 'before') this.#name = '';
    } else if (isClosing(byte)) this.#depth--;
    else if (isOpening(byte)) return this.#beginList(byte);
    return false;
  }

  #beginList(byte: number): boolean {
    this.#depth++;
    const isNamed = this.#place === 'root' || this.#name === 'features';
    if (this.#phase !== 'before' || byte !== LIST || this.#depth !== this.#listDepth || !isNamed) return false;
    this.#phase = 'within';
    return true;
  }

  #checkOutside(byte: number): void {
    const mayBe = this.#phase === 'before' ? isOpening(byte) || isOfByteOrderMark(byte) : false;
    if (!mayBe && !isSpace(byte)) throw new FileDamaged('json.damaged', 'something stands outside its list');
  }

  #keep(piece: Buffer): void {
    this.#pieceBytes += piece.length;
    if (this.#pieceBytes > LONGEST_ELEMENT_BYTES) throw refuseLong(this.#count + 1);
    if (piece.length > 0) this.#pieces.push(Buffer.from(piece)); // the block is filled anew
  }

  #endElement(byte: number, elements: string[]): void {
    const bytes = this.#pieces.length === 1 ? (this.#pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#pieceBytes = 0;
    if (!isUtf8(bytes))
      throw new FileDamaged('json.notUtf8', `element ${this.#count + 1} holds bytes that are not UTF-8`);
    const text = bytes.toString('utf8').trim();
    const isEmptyList = text === '' && byte === LIST_END && this.#count === 0;
    if (!isEmptyList) {
      this.#count++;
      elements.push(text);
    }
    if (byte !== LIST_END) return;
    this.#phase = 'after';
    this.#depth--;
  }
}

const refuseLong = (element: number): RefusedFile =>
  new RefusedFile(
    'json.elementTooLong',
    `element ${element} is longer than ${LONGEST_ELEMENT_BYTES / 2 ** 20} MB`,
    'Choose a file that is a list of objects, one for each row.',
  );
