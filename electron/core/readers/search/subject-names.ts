import { Postings } from './interned-texts.ts';
import { leastOfLevel, LEVELS, type WordLikeness } from './name-words.ts';
import { withRoomFor } from './text-pool.ts';

/** Stands between two names of one subject, where a word's number would. */
const NEXT_NAME = -1;

/** Which words the names of each subject are made of, and who has a word. */
export class SubjectNames {
  /** Words of all names one after the other; a subject whose names changed has new ones at the end. */
  #words = new Int32Array(1024);
  #used = 0;
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  /** Also of names that are no more: whoever is met by one of these is judged by those in force. */
  readonly #subjectsByWord = new Postings();

  set(slot: number, names: readonly (readonly number[])[]): void {
    const words = names.flatMap((name, at) => (at === 0 ? name : [NEXT_NAME, ...name]));
    if (this.#isAlready(slot, words)) return;
    this.#starts = withRoomFor(this.#starts, slot + 1);
    this.#ends = withRoomFor(this.#ends, slot + 1);
    this.#words = withRoomFor(this.#words, this.#used + words.length);
    this.#words.set(words, this.#used);
    this.#starts[slot] = this.#used;
    this.#used += words.length;
    this.#ends[slot] = this.#used;
    for (const word of new Set(words)) if (word !== NEXT_NAME) this.#subjectsByWord.add(word, slot);
  }

  /**
   * How well what was asked is found among a subject's words, whatever their order: the mean over the words that were
   * asked, each with its best match.
   */
  foundLikeness(slot: number, asked: readonly WordLikeness[]): number {
    let sum = 0;
    for (const { byWord } of asked) sum += this.#best(byWord, this.#starts[slot] ?? 0, this.#ends[slot] ?? 0);
    return asked.length === 0 ? 0 : sum / asked.length;
  }

  /** Which of a subject's names is the most alike to any of those asked, counted from 0; null where none is at all. */
  mostAlike(
    slot: number,
    asked: readonly (readonly WordLikeness[])[],
  ): { readonly at: number; readonly similarity: number } | null {
    let [bestAt, most] = [0, 0];
    this.#forEachName(slot, (at, start, end) => {
      for (const name of asked) {
        const similarity = this.#similarity(name, start, end);
        if (similarity > most) [bestAt, most] = [at, similarity];
      }
    });
    return most === 0 ? null : { at: bestAt, similarity: most };
  }

  /**
   * Visits everybody who has a word alike to one that was asked, the more alike first, until `isEnough` says so: it is
   * told how alike no word of those who are left can be, so that neither can their names.
   */
  visitAlike(
    asked: readonly WordLikeness[],
    visit: (slot: number) => void,
    isEnough: (below: number) => boolean,
  ): void {
    const isMet = new Uint8Array(this.#starts.length);
    for (let level = LEVELS; level >= 0; level -= 1) {
      for (const { byLevel } of asked) {
        for (const word of byLevel[level] ?? []) {
          this.#subjectsByWord.forEach(word, (slot) => {
            if (isMet[slot] === 0) visit(slot);
            isMet[slot] = 1;
          });
        }
      }
      if (isEnough(leastOfLevel(level))) return;
    }
  }

  /** In either order of their words: the mean of both ways, so that a name with a word more is less alike than one without. */
  #similarity(asked: readonly WordLikeness[], start: number, end: number): number {
    if (asked.length === 0 || end === start) return 0;
    let [forward, backward] = [0, 0];
    for (const { byWord } of asked) forward += this.#best(byWord, start, end);
    for (let at = start; at < end; at += 1) {
      const word = this.#words[at] ?? 0;
      backward += asked.reduce((most, { byWord }) => Math.max(most, byWord[word] ?? 0), 0);
    }
    return (forward / asked.length + backward / (end - start)) / 2;
  }

  #best(byWord: Float32Array, start: number, end: number): number {
    let best = 0;
    for (let at = start; at < end; at += 1) {
      const likeness = byWord[this.#words[at] ?? NEXT_NAME] ?? 0;
      if (likeness > best) best = likeness;
    }
    return best;
  }

  #forEachName(slot: number, visit: (at: number, start: number, end: number) => void): void {
    const last = this.#ends[slot] ?? 0;
    let [at, start] = [0, this.#starts[slot] ?? 0];
    for (let place = start; place <= last; place += 1) {
      if (place < last && this.#words[place] !== NEXT_NAME) continue;
      visit(at, start, place);
      [at, start] = [at + 1, place + 1];
    }
  }

  #isAlready(slot: number, words: readonly number[]): boolean {
    const [start = 0, end = 0] = [this.#starts[slot], this.#ends[slot]];
    return end - start === words.length && words.every((word, at) => this.#words[start + at] === word);
  }
}
