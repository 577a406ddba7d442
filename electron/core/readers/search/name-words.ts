import { consonantsOf } from '../../../../shared/domain/fold-text.ts';
import {
  beginningLikeness,
  LEAST_CONSONANTS,
  wordLikeness,
  writtenLikeness,
} from '../../../../shared/domain/name-likeness.ts';
import { AskedText } from './asked-text.ts';
import { InternedTexts } from './interned-texts.ts';
import { withRoomFor } from './text-pool.ts';

/** A word that is less alike is another word. */
const LEAST_WORD = 0.5;
/** Steps from the least alike to equal. */
export const LEVELS = 20;

/** How alike each word of the table is to one that was asked for; 0 for another word. */
export type WordLikeness = {
  readonly byWord: Float32Array;
  /** Those that are alike at all, by level; the highest holds what is equal. */
  readonly byLevel: readonly (readonly number[])[];
};

const levelOf = (likeness: number): number => Math.floor(((likeness - LEAST_WORD) / (1 - LEAST_WORD)) * LEVELS);

/** What words of lower levels than this one are not: as alike as this. */
export const leastOfLevel = (level: number): number => LEAST_WORD + ((1 - LEAST_WORD) * level) / LEVELS;

type Asked = { readonly word: AskedText; readonly sound: AskedText; readonly isOpen: boolean };

/**
 * All folded words of which names are made, each once. People share names, so there are far fewer words than people:
 * every word is compared with what was asked, and nobody is missed because a short cut did not lead to them.
 */
export class NameWords {
  readonly #words = new InternedTexts();
  readonly #sounds = new InternedTexts();
  #soundOf = new Int32Array(256);

  intern(word: string): number {
    const known = this.#words.pool.size;
    const id = this.#words.intern(word);
    if (id === known) {
      this.#soundOf = withRoomFor(this.#soundOf, id + 1);
      this.#soundOf[id] = this.#sounds.intern(consonantsOf(word));
    }
    return id;
  }

  /** `isOpen`: the word may still be typed, so that it is also looked for as a beginning. */
  compare(word: string, isOpen: boolean): WordLikeness {
    const asked: Asked = { word: new AskedText(word), sound: new AskedText(consonantsOf(word)), isOpen };
    const { size } = this.#words.pool;
    const byWord = new Float32Array(size);
    const byLevel: number[][] = Array.from({ length: LEVELS + 1 }, () => []);
    for (let id = 0; id < size; id += 1) {
      const likeness = this.#likeness(asked, id);
      if (likeness < LEAST_WORD) continue;
      byWord[id] = likeness;
      byLevel[levelOf(likeness)]?.push(id);
    }
    return { byWord, byLevel };
  }

  #likeness({ word, sound, isOpen }: Asked, id: number): number {
    const words = this.#words.pool;
    const begun = isOpen && words.begins(id, word.text) ? beginningLikeness(word.text.length, words.lengthOf(id)) : 0;
    const longest = Math.max(word.text.length, words.lengthOf(id));
    const mostWritten = writtenLikeness(word.leastSlips(words, id), longest);
    const knownSound = this.#soundOf[id] ?? 0;
    const longestSound = this.#longestSound(sound, knownSound);
    const mostSound =
      longestSound === 0 ? 0 : writtenLikeness(sound.leastSlips(this.#sounds.pool, knownSound), longestSound);
    if (wordLikeness(mostWritten, mostSound) < Math.max(LEAST_WORD, begun)) return begun;
    const written = writtenLikeness(word.slips(words, id), longest);
    const bySound = longestSound === 0 ? 0 : writtenLikeness(sound.slips(this.#sounds.pool, knownSound), longestSound);
    return Math.max(begun, longestSound === 0 ? written : wordLikeness(written, bySound));
  }

  /** How many consonants the longer one has; 0 where one has too few to be compared by them. */
  #longestSound(sound: AskedText, known: number): number {
    const knownLength = this.#sounds.pool.lengthOf(known);
    const shortest = Math.min(sound.text.length, knownLength);
    return shortest < LEAST_CONSONANTS ? 0 : Math.max(sound.text.length, knownLength);
  }
}
