import { readParts } from './read-parts.ts';
import type { ZipEntry } from '../zip/read-zip.ts';
import { plainText } from './xml-walk.ts';

/** The texts of a workbook, which cells name by their number. Letters' formats and readings (furigana) are left out. */
export async function readSharedStrings(path: string, entry: ZipEntry): Promise<readonly string[]> {
  const strings: string[] = [];
  const collector = new TextCollector();
  await readParts(path, entry, {
    open: (name) => {
      if (name === 'si') collector.begin();
      else collector.open(name);
    },
    text: (raw) => collector.add(raw),
    close: (name) => {
      if (name === 'si') strings.push(collector.text);
      else collector.close(name);
    },
  });
  return strings;
}

/** Puts the pieces of one text together: `<t>` alone, or one in every `<r>`, but none in `<rPh>`. */
export class TextCollector {
  #text = '';
  #isText = false;
  #isReading = false;

  begin(): void {
    this.#text = '';
    this.#isReading = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#isReading = true;
    this.#isText = name === 't' && !this.#isReading;
  }

  add(raw: string): void {
    if (this.#isText) this.#text += plainText(raw);
  }

  close(name: string): void {
    if (name === 'rPh') this.#isReading = false;
    this.#isText = false;
  }

  get text(): string {
    return unescapeSigns(this.#text);
  }
}

/** Signs that XML cannot hold are written `_x000D_` in a workbook (ECMA-376 part 1, 22.9.2.19). */
export function unescapeSigns(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
