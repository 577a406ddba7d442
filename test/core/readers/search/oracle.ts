import { editDistance } from '../../../../shared/domain/edit-distance.ts';
import { consonantsOf, foldText } from '../../../../shared/domain/fold-text.ts';
import {
  beginningLikeness,
  LEAST_CONSONANTS,
  wordLikeness,
  writtenLikeness,
} from '../../../../shared/domain/name-likeness.ts';

const LEAST_WORD = 0.5;
const known = new Map<string, number>();

/** How alike two folded words are, by the table of edit distances; the last word of a query may be a beginning. */
function likeness(asked: string, word: string, isOpen: boolean): number {
  const key = `${asked} ${word} ${isOpen}`;
  const found = known.get(key) ?? compare(asked, word, isOpen);
  known.set(key, found);
  return found;
}

function compare(asked: string, word: string, isOpen: boolean): number {
  const begun = isOpen && word.startsWith(asked) ? beginningLikeness(asked.length, word.length) : 0;
  const written = byLetters(asked, word);
  const [askedSound, wordSound] = [consonantsOf(asked), consonantsOf(word)];
  const isHeard = Math.min(askedSound.length, wordSound.length) >= LEAST_CONSONANTS;
  const alike = Math.max(begun, isHeard ? wordLikeness(written, byLetters(askedSound, wordSound)) : written);
  return alike < LEAST_WORD ? 0 : Math.fround(alike);
}

const byLetters = (one: string, other: string): number =>
  writtenLikeness(editDistance(one, other), Math.max(one.length, other.length));

/** What comparing a query with the names of everybody says: the likeness of each, in their order. */
export function compareWithAll(query: string, names: readonly string[]): readonly number[] {
  const asked = foldText(query);
  return names.map((name) => {
    const words = foldText(name);
    const sum = asked.reduce(
      (total, word, at) =>
        total + words.reduce((best, other) => Math.max(best, likeness(word, other, at === asked.length - 1)), 0),
      0,
    );
    return sum / asked.length;
  });
}
