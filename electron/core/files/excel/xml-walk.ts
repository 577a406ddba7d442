import { StringDecoder } from 'node:string_decoder';
import { FileDamaged } from '../tables/file-damaged.ts';

/** What a walk over XML tells of, names without their prefix. */
export type XmlHandler = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Between two tags, with its entities as they are written: `plainText` reads them. */
  readonly text: (raw: string) => void;
};

const LONGEST_PIECE = 16 * 2 ** 20;
const QUOTE = 0x22;
const SLASH = 0x2f;

/**
 * Walks over an XML document piece by piece, as much of XML as workbooks are written in: UTF-8, no document type (and so
 * no entities of its own, which bombs are made of). Throws `FileDamaged` for what is not closed.
 */
export class XmlWalk {
  readonly #handler: XmlHandler;
  readonly #decoder = new StringDecoder('utf8');
  readonly #open: string[] = [];
  #text = '';

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  write(bytes: Buffer): void {
    this.#text += this.#decoder.write(bytes);
    let at = 0;
    for (;;) {
      const begin = this.#text.indexOf('<', at);
      if (begin === -1) break;
      const end = this.#endOfTag(begin);
      if (end === -1) break;
      if (begin > at) this.#handler.text(this.#text.slice(at, begin));
      this.#meetTag(begin, end);
      at = end + 1;
    }
    this.#text = this.#text.slice(at);
    if (this.#text.length > LONGEST_PIECE) throw broken('a value in it does not end');
  }

  end(): void {
    const name = this.#open.pop();
    if (name !== undefined) throw broken(`<${name}> is not closed`);
  }

  /** Of its last sign; -1 where it has not come yet. */
  #endOfTag(begin: number): number {
    const text = this.#text;
    if (text.startsWith('<!--', begin)) return afterMark(text.indexOf('-->', begin + 4), 2);
    if (text.startsWith('<![CDATA[', begin)) return afterMark(text.indexOf(']]>', begin), 2);
    for (let end = text.indexOf('>', begin); end !== -1; end = text.indexOf('>', end + 1)) {
      if (hasEvenQuotes(text, begin, end)) return end;
    }
    return -1;
  }

  #meetTag(begin: number, end: number): void {
    const text = this.#text;
    const first = text[begin + 1];
    if (first === '!') return this.#meetDeclaration(begin, end);
    if (first === '?') return;
    if (first === '/') return this.#close(withoutPrefix(text.slice(begin + 2, end).trimEnd()));
    const isEmpty = text.charCodeAt(end - 1) === SLASH;
    const inside = text.slice(begin + 1, isEmpty ? end - 1 : end);
    const nameEnd = inside.search(/\s/);
    const name = withoutPrefix(nameEnd === -1 ? inside : inside.slice(0, nameEnd));
    this.#open.push(name);
    this.#handler.open(name, nameEnd === -1 ? '' : inside.slice(nameEnd));
    if (isEmpty) this.#close(name);
  }

  #meetDeclaration(begin: number, end: number): void {
    if (this.#text.startsWith('<!DOCTYPE', begin)) throw broken('it declares a document type, which no workbook does');
    if (!this.#text.startsWith('<![CDATA[', begin)) return;
    this.#handler.text(this.#text.slice(begin + 9, end - 2).replaceAll('&', '&amp;'));
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw broken(`</${name}> closes what is not open`);
    this.#handler.close(name);
  }
}

const broken = (why: string): FileDamaged =>
  new FileDamaged('excel.damaged', `it is no whole Excel file: its XML makes no sense (${why})`);

const afterMark = (at: number, length: number): number => (at === -1 ? -1 : at + length);

function hasEvenQuotes(text: string, begin: number, end: number): boolean {
  let isEven = true;
  for (let at = begin; at < end; at++) if (text.charCodeAt(at) === QUOTE) isEven = !isEven;
  return isEven;
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The value of an attribute, or null. Prefixed names are asked for with their prefix. */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(`${name}=`); at !== -1; at = attributes.indexOf(`${name}=`, at + 1)) {
    if (!/\s/.test(attributes[at - 1] ?? '')) continue;
    const quote = attributes[at + name.length + 1] ?? '"';
    const begin = at + name.length + 2;
    const end = attributes.indexOf(quote, begin);
    return end === -1 ? null : plainText(attributes.slice(begin, end));
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities as the letters that they stand for. */
export function plainText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (entity, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name as string] ?? entity;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  });
}
