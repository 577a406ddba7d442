import { consonantsOf } from '../../../../shared/domain/fold-text.ts';

/** Which entries hold a token, as a list that grows: three to four times smaller than an array of numbers. */
type Posting = { slots: Int32Array; length: number };

/** Marks a word's beginning and end, and the tokens of its consonants. No folded word holds them. */
const [BEGIN, END, SOUND] = ['^', '$', '~'];

/**
 * The tokens of a folded word: its beginning, its trigrams with both ends, and the same of its consonants, by which two
 * spellings of one sound meet. A word that is still being typed has no end.
 */
export function tokensOf(word: string, isOpen = false): readonly string[] {
  const sound = consonantsOf(word);
  const written = trigrams(`${BEGIN}${word}${isOpen ? '' : END}`);
  const sounded = sound.length < 2 ? [] : trigrams(`${BEGIN}${sound}${isOpen ? '' : END}`).map((one) => SOUND + one);
  return [`${BEGIN}${word.slice(0, 1)}`, ...written, ...sounded];
}

const trigrams = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 2) }, (_, place) => text.slice(place, place + 3));

/** An inverted index of tokens. An entry that changes is added anew; whoever asks knows which are gone. */
export class TokenPostings {
  readonly #byToken = new Map<string, Posting>();

  add(slot: number, tokens: Iterable<string>): void {
    for (const token of new Set(tokens)) {
      const posting = this.#byToken.get(token) ?? { slots: new Int32Array(4), length: 0 };
      this.#byToken.set(token, posting);
      if (posting.length === posting.slots.length) posting.slots = grown(posting.slots);
      posting.slots[posting.length] = slot;
      posting.length += 1;
    }
  }

  /**
   * The entries that share most with the tokens, about `limit` of them, at most twice as many. A token counts by how
   * rare it is (inverse document frequency; Spärck Jones 1972): "mohamed" says less than "quispe".
   */
  candidates(tokens: Iterable<string>, entries: number, limit: number): readonly number[] {
    const weights = new Float32Array(entries);
    const touched: number[] = [];
    for (const token of new Set(tokens)) {
      const posting = this.#byToken.get(token);
      if (posting === undefined) continue;
      const weight = Math.log(1 + entries / posting.length);
      for (let place = 0; place < posting.length; place += 1) {
        const slot = posting.slots[place] ?? 0;
        if (weights[slot] === 0) touched.push(slot);
        weights[slot] = (weights[slot] ?? 0) + weight;
      }
    }
    return heaviest(touched, weights, limit);
  }
}

const grown = (slots: Int32Array): Int32Array => {
  const larger = new Int32Array(slots.length * 2);
  larger.set(slots);
  return larger;
};

const LEVELS = 64;

/** Sorting all that share a token would take longer than finding them: they are counted by level instead. */
function heaviest(touched: readonly number[], weights: Float32Array, limit: number): readonly number[] {
  const most = touched.reduce((largest, slot) => Math.max(largest, weights[slot] ?? 0), 0);
  const levelOf = (slot: number): number => Math.min(LEVELS - 1, Math.floor(((weights[slot] ?? 0) / most) * LEVELS));
  const counts = new Uint32Array(LEVELS);
  for (const slot of touched) counts[levelOf(slot)] = (counts[levelOf(slot)] ?? 0) + 1;
  let [level, taken] = [LEVELS, 0];
  while (level > 0 && taken < limit) {
    level -= 1;
    taken += counts[level] ?? 0;
  }
  const found: number[] = [];
  for (const slot of touched) {
    if (levelOf(slot) < level) continue;
    found.push(slot);
    if (found.length === limit * 2) break;
  }
  return found;
}
